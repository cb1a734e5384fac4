"""Eight clients at work: they refer people and log sessions, and note what they were told."""

from collections import Counter
from threading import Event, Thread
from uuid import uuid4

from django.db import connections
from django.urls import reverse

from accounts.permissions import Role
from bench.answers import ANSWERS, Section, boxes
from drills.client import UNANSWERED, Client
from drills.people import Service, birthday, numbers
from drills.table import Result
from drills.waiting import wait_until
from groundwork.models import Submission
from local.console import Stop
from referrals.models import Referral
from support.models import Session

COORDINATORS = WORKERS = 4
AWAY = "Sorry, the service is unavailable"


def answers_of(section, mark):
    """What a coordinator fills in; `mark` is how the referral is found again."""
    ours = {
        Section.ABOUT: boxes("date_of_birth", birthday(next(numbers))),
        Section.HOPES: {"hopes": mark},
    }
    return ANSWERS[section]() | ours.get(section, {})


class Load:
    """Clients that send one form after another while the block runs, and until `operations` have been answered."""

    def __init__(self, stage):
        self.operations, self.sendings, self.stopped, self.failure = stage.operations, [], Event(), None
        self.goes_on = True
        service = Service()
        coordinators = [Client(stage, service.user(Role.COORDINATOR)) for _ in range(COORDINATORS)]
        workers = [service.worker(agreed_caseload=99) for _ in range(WORKERS)]
        self.clients = [*coordinators, *(Client(stage, worker.user) for worker in workers)]
        self.deeds = [refer(client, service) for client in coordinators]
        self.deeds += [
            log_sessions(client, service.support(worker))
            for client, worker in zip(self.clients[COORDINATORS:], workers, strict=True)
        ]

    def __enter__(self):
        self.threads = [Thread(target=self.work, args=[deeds], daemon=True) for deeds in self.deeds]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, kind, *_raised):
        self.goes_on = False
        if kind:
            self.stopped.set()
        for thread in self.threads:
            thread.join()
        if self.failure and not kind:
            raise self.failure

    def work(self, deeds):
        try:
            for sending in deeds:
                self.sendings.append(sending)
                if self.stopped.is_set() or (len(self.sendings) >= self.operations and not self.goes_on):
                    return
        except (Stop, Exception) as failure:
            self.failure = failure
            self.stopped.set()

    def wait_for(self, share):
        """Return when this share of the operations is done."""
        wait_until(lambda: self.stopped.is_set() or len(self.sendings) >= self.operations * share, "clients work", 900)

    def recovered_after(self, moment):
        """Seconds from `moment` to the first success after it."""
        wait_until(lambda: self.stopped.is_set() or self.successes(moment), "a success after the fault", 300)
        return min(self.successes(moment), default=moment) - moment

    def successes(self, moment):
        return [each.answered_at for each in list(self.sendings) if each.acknowledged and each.answered_at > moment]

    def result(self, fault, recovered):
        """What became of every form that was acknowledged."""
        # This process may have lost its own connection meanwhile.
        connections.close_all()
        acknowledged, refused = self.acknowledged(), sum(not sending.acknowledged for sending in self.sendings)
        return Result(
            fault=fault,
            operations=len(self.sendings),
            acknowledged=len(acknowledged),
            lost=self.lost(acknowledged),
            doubled=self.doubled(acknowledged) + drafts_too_many(acknowledged),
            recovered=recovered,
            remark=self.remark(refused),
            unclear=refused + len(self.without_help()),
        )

    def acknowledged(self):
        """Forms that were answered with success so far."""
        return [sending for sending in list(self.sendings) if sending.acknowledged]

    def lost(self, acknowledged):
        """How many of these the database does not have."""
        return sum(number == 0 for number in found(acknowledged))

    def doubled(self, acknowledged):
        """How many of these it has more than once."""
        return sum(number > 1 for number in found(acknowledged))

    @property
    def troubles(self):
        """How many requests failed so far."""
        return sum(len(client.troubles) for client in self.clients)

    def without_help(self):
        """Error pages that do not say what to do."""
        return [each for client in self.clients for each in client.troubles if each and AWAY not in each.text]

    def remark(self, refused):
        """What users met meanwhile, and what they should not have met."""
        met = Counter(each.status if each else UNANSWERED for client in self.clients for each in client.troubles)
        again = sum(sending.repeated for sending in self.sendings)
        words = {
            f"{met.pop(503, 0)} pages that said so": True,
            f"{met.pop(UNANSWERED, 0)} connections ended": True,
            f"{again} forms sent again": True,
            f"{refused} refused": refused,
            f"{len(self.without_help())} error pages without help": self.without_help(),
        }
        return "; ".join([*(text for text, told in words.items() if told), *(f"answers {status}" for status in met)])


def refer(client, service):
    """One referral after another, each through the whole form."""
    while True:
        mark = uuid4().hex
        teams = {"referring_team": service.referring_team.pk, "team": service.team.pk}
        started = client.submit("refer", reverse("referrals:refer"), teams)
        yield started
        draft = started.answer.location.strip("/").split("/")[1]
        for section in Section.values:
            path = reverse("referrals:referral_section", args=[draft, section])
            yield client.submit(f"section {section}", path, answers_of(section, mark))
        yield client.submit("submit", reverse("referrals:submit", args=[draft]), {}, mark)


def log_sessions(client, support):
    """One session after another of the same support."""
    while True:
        mark = uuid4().hex
        answers = {"date": "yesterday", "attendance": "5", "summary": mark, "another": "on"}
        yield client.submit("log session", reverse("support:log_session", args=[support.pk]), answers, mark)


def found(sendings):
    """How often the database has the number of each form, and each referral and session."""
    return [*numbers_found(sendings), *rows_found(sendings)]


def numbers_found(sendings):
    """For each form, how often its number is in the database with an outcome."""
    numbers_kept = Submission.objects.exclude(outcome="").filter(pk__in=[sending.number for sending in sendings])
    kept = {str(number) for number in numbers_kept.values_list("pk", flat=True)}
    return [int(sending.number in kept) for sending in sendings]


def rows_found(sendings):
    """For each referral and session, how often it is in the database."""
    sent = Referral.objects.sent().values_list("hopes", flat=True)
    logged = Session.objects.values_list("summary", flat=True)
    found = {"submit": Counter(sent), "log session": Counter(logged)}
    return [found[sending.what][sending.mark] for sending in sendings if sending.mark]


def drafts_too_many(sendings):
    """Referrals that nobody began: each start makes one."""
    begun = {sending.answer.location for sending in sendings if sending.what == "refer"}
    made = Referral.objects.exclude(hopes="To swim again.").count()
    return max(0, made - len(begun))
