"""Eight clients at work: they refer people and log sessions, and note what they were told."""

from collections import Counter
from itertools import chain
from threading import Event, Thread
from uuid import uuid4

from django.db import connections
from django.urls import reverse

from accounts.models import Submission
from accounts.permissions import Role
from drills.client import UNANSWERED, Client
from drills.people import Service, ago, birthday, numbers
from drills.table import Result
from drills.waiting import wait_until
from local.console import Stop
from referrals.models import Referral, Session

COORDINATORS = WORKERS = 4
RISKS = ["suicide", "self_harm", "from_others", "to_others", "self_neglect", "lone_working", "safeguarding"]
AWAY = "Sorry, the service is unavailable"


def boxes(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def answers_of(section, mark):
    """What a coordinator fills in; `mark` is how the referral is found again."""
    return {
        "about": {"name": f"Person {mark}", "nhs_number_known": "no", "nhs_number_missing": "not_known"}
        | boxes("date_of_birth", birthday(next(numbers))),
        "contact": {"contact_by": "phone", "phone": "020 7946 0018", "safe_contact": mark, "may_leave_message": "no"},
        "hopes": {"hopes": mark},
        "choices": {"worker_gender": "any"},
        "risk": dict.fromkeys(RISKS, "no") | {"priority": "routine", "discharge": "no"},
        "agreement": {"agreed": "yes", "agreed_how": "in_person"} | boxes("agreed_on", ago(1)),
    }[section]


class Load:
    """Clients that send one form after another until `operations` have been answered."""

    def __init__(self, stage):
        self.operations, self.sendings, self.stopped, self.failure = stage.operations, [], Event(), None
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
                if self.stopped.is_set() or len(self.sendings) >= self.operations:
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
        acknowledged = [sending for sending in self.sendings if sending.acknowledged]
        found = list(chain(numbers_found(acknowledged), rows_found(acknowledged)))
        return Result(
            fault=fault,
            operations=len(self.sendings),
            acknowledged=len(acknowledged),
            lost=sum(number == 0 for number in found),
            doubled=sum(number > 1 for number in found) + drafts_too_many(acknowledged),
            recovered=recovered,
            remark=self.remark(),
        )

    def remark(self):
        """What users met meanwhile, and what they should not have met."""
        troubles = [trouble for client in self.clients for trouble in client.troubles]
        met = Counter(trouble.status if trouble else UNANSWERED for trouble in troubles)
        words = [f"{met.pop(503, 0)} pages that said so (503), {met.pop(UNANSWERED, 0)} connections ended"]
        words += [f"{number} answers {status}" for status, number in met.items()]
        words += [
            f"{len(refused)} refused"
            for refused in [[each for each in self.sendings if not each.acknowledged]]
            if refused
        ]
        silent = [each for each in troubles if each and AWAY not in each.text]
        words += [f"{len(silent)} error pages without help"] if silent else []
        return "; ".join([*words, f"{sum(each.repeated for each in self.sendings)} forms sent again"])


def refer(client, service):
    """One referral after another, each through the whole form."""
    while True:
        mark = uuid4().hex
        teams = {"referring_team": service.referring_team.pk, "team": service.team.pk}
        started = client.submit("refer", reverse("referrals:refer"), teams)
        yield started
        draft = started.answer.location.strip("/").split("/")[1]
        for section in Referral.Section.values:
            path = reverse("referrals:referral_section", args=[draft, section])
            yield client.submit(f"section {section}", path, answers_of(section, mark))
        yield client.submit("submit", reverse("referrals:submit", args=[draft]), {}, mark)


def log_sessions(client, support):
    """One session after another of the same support."""
    while True:
        mark = uuid4().hex
        answers = {"date": "yesterday", "attendance": "5", "summary": mark}
        yield client.submit("log session", reverse("referrals:log_session", args=[support.pk]), answers, mark)


def numbers_found(sendings):
    """For each form, how often its number is in the database with an outcome."""
    kept = Submission.objects.exclude(outcome="").in_bulk([sending.number for sending in sendings])
    return [int(sending.number in {str(number) for number in kept}) for sending in sendings]


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
