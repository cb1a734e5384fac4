"""A thing for each kind of reminder that the product has, so that a drill of reminders sends every kind."""

from collections import Counter
from datetime import time, timedelta
from itertools import count

from django.utils import timezone

from accounts.models import Membership, Team, User
from accounts.permissions import Role
from development.models import ChecklistItem, StepOwner
from drills.people import Service
from drills.table import Result
from local.console import Stop
from notices.models import Notice
from notices.working_days import add_working_days, at, is_working_day
from pathway.models import Interest
from peersupport.reminders import REMINDERS
from referrals.models import InformationRequest, Offer, Referral
from supervision.models import Action, Supervision
from support.models import Concern, Cover, Session, Support
from training.models import Agreement, Conduct, Exemption, TrainingRecord
from workers.models import Absence, AbsenceKind, Adjustment, Crossover, WellbeingPlan

REGION = Team.Region.ENGLAND_AND_WALES
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
NOON, AFTER_HOURS, AFTERNOON = time(12), time(18), time(14)
CASES = {}


def case(make):
    """A function named as a kind, which makes a thing of it in an EveryReminder and returns who is to be told."""
    CASES[make.__name__] = make
    return make


def working_day(day):
    """That day, or the first working day after it."""
    return day if is_working_day(day, REGION) else add_working_days(day, 1, REGION)


def working_days_before(day, number):
    """The last date from which it is so many working days to `day`."""
    return next(
        day - n * DAY
        for n in count(1)
        if is_working_day(day - n * DAY, REGION) and add_working_days(day - n * DAY, number, REGION) == day
    )


class EveryReminder(Service):
    """Things of which each calls for one kind of reminder by the afternoon of `day`, a working day, and for no other.

    `expected` are the notices this makes: kind, recipient and the day it is for.
    """

    def __init__(self, day):
        super().__init__()
        self.day, self.expected = day, []
        self.settle_conduct()
        check_cases()
        for name, make in CASES.items():
            told, due_on = make(self), day
            if isinstance(told, tuple):
                told, due_on = told
            self.expected += [(name, user.pk, due_on) for user in told]

    def settle_conduct(self):
        """What everybody agrees to is from long ago, as what a new database begins with may be from today."""
        today = {"taken_back_at": timezone.now(), "taken_back_by": self.lead, "taken_back_reason": "Begun too late."}
        Conduct.objects.standing().filter(holds_from__gt=self.day - WEEK).update(**today)
        for document in Conduct.Document:
            begun = Conduct.objects.in_force(self.day).filter(document=document)
            if not begun.exists():
                Conduct.objects.create(document=document, holds_from=self.day - 40 * WEEK, text="We listen.")

    def somebody(self, **fields):
        """A worker of whom nothing else is due."""
        worker = self.worker(**{"started_on": self.day} | fields)
        self.agree(worker, *Conduct.Document)
        return worker

    def agree(self, worker, *documents):
        for version in Conduct.objects.in_force(self.day).filter(document__in=documents):
            Agreement.objects.create(version=version, worker=worker, by=worker.user)

    def waiting(self, status, **fields):
        """A referral that has just been sent."""
        fields = {"waiting_since": at(self.day, NOON)} | fields
        referral = self.referral(status)
        Referral.objects.filter(pk=referral.pk).update(**fields)
        return referral

    def supported(self, **fields):
        """An active support of which nothing else is due."""
        support = self.support(self.somebody())
        fields = {
            "next_review_due": self.day + 14 * DAY,
            "expected_end_on": self.day + 90 * DAY,
            "started_on": self.day - 28 * DAY,
            "matched_on": self.day - 35 * DAY,
        } | fields
        Support.objects.filter(pk=support.pk).update(**fields)
        return support

    def absence(self, worker, starts_on=None, ends_on=None):
        """An absence of this worker: from forty weeks ago, so that it goes on by every clock, to an end far away."""
        return Absence.objects.create(
            worker=worker,
            kind=AbsenceKind.objects.first(),
            starts_at=at(starts_on or self.day - 40 * WEEK, NOON),
            ends_at=at(ends_on or self.day + 60 * WEEK, NOON),
            entered_by=self.lead,
        )

    def draft(self, days):
        draft = self.referral(Referral.Status.DRAFT)
        then = at(self.day - days * DAY, NOON)
        Referral.objects.filter(pk=draft.pk).update(submitted_at=None, waiting_since=None, updated_at=then)
        return [self.coordinator]


def check_cases():
    missing = {reminder.name for reminder in REMINDERS} - set(CASES)
    if missing:
        raise Stop(f"drills/reminders.py has no case for {', '.join(sorted(missing))}.")


@case
def draft_unsent(every):
    return every.draft(7)


@case
def draft_to_be_deleted(every):
    return every.draft(83)


@case
def information_awaited(every):
    asked = at(working_days_before(every.day, 3), NOON)
    referral = every.waiting(Referral.Status.INFORMATION_REQUESTED)
    InformationRequest.objects.create(referral=referral, question="When?", asked_by=every.lead, asked_at=asked)
    return [every.coordinator]


@case
def referral_waiting(every):
    every.waiting(Referral.Status.WAITING, waiting_since=at(working_days_before(every.day, 5), NOON))
    return [every.lead]


@case
def offer_unanswered(every):
    made, worker = at(working_days_before(every.day, 2), NOON), every.somebody()
    referral = every.waiting(Referral.Status.WAITING)
    Offer.objects.create(referral=referral, worker=worker, made_by=every.lead, made_at=made)
    return [worker.user]


@case
def first_session_not_booked(every):
    support = every.supported(
        status=Support.Status.STARTING,
        matched_on=working_days_before(every.day, 5),
        started_on=None,
        expected_end_on=None,
    )
    return [support.worker.user]


@case
def session_not_logged(every):
    support = every.supported()
    Session.objects.create(
        support=support,
        team=support.team,
        worker=support.worker,
        date=working_days_before(every.day, 1),
        attendance=Session.Attendance.NOT_YET,
    )
    return [support.worker.user]


@case
def review_due(every):
    return [every.supported(next_review_due=every.day + WEEK).worker.user]


@case
def review_overdue(every):
    return [every.supported(next_review_due=every.day - WEEK).worker.user, every.lead]


@case
def ending_near(every):
    return [every.supported(expected_end_on=every.day + 4 * WEEK).worker.user]


@case
def concern_unacknowledged(every):
    """Raised after hours, so that its working hours have all passed on the day, by one o'clock."""
    support, raised_on = every.supported(), working_days_before(every.day, 1)
    Concern.objects.create(
        support=support,
        kind=Concern.Kind.RISK,
        text="Out late.",
        raised_by=support.worker.user,
        raised_at=at(raised_on, AFTER_HOURS),
    )
    return [every.lead], raised_on


@case
def training_running_out(every):
    worker = every.somebody()
    record = worker.training.first()
    TrainingRecord.objects.filter(pk=record.pk).update(expires_on=every.day + 60 * DAY)
    return [worker.user, worker.line_manager]


@case
def exemption_running_out(every):
    worker = every.somebody()
    Exemption.objects.create(
        worker=worker,
        course=worker.training.first().course,
        reason="Holds it from elsewhere.",
        granted_on=every.day - DAY,
        until=every.day + 60 * DAY,
        granted_by=every.lead,
    )
    return [worker.user, worker.line_manager]


def late_step(every, owner):
    """A worker whose induction has one step of this owner, which was due yesterday."""
    worker, item = every.somebody(), ChecklistItem.objects.filter(owner=owner).first()
    induction = worker.inductions.create(checklist=item.checklist, started_on=every.day - DAY)
    induction.steps.create(item=item, due_on=every.day - DAY)
    return worker


@case
def step_late(every):
    return [late_step(every, StepOwner.WORKER).user]


@case
def lead_step_late(every):
    late_step(every, StepOwner.LEAD)
    return [every.lead]


@case
def role_to_agree(every):
    return not_agreed(every, Conduct.Document.CODE)


@case
def code_to_agree(every):
    return not_agreed(every, Conduct.Document.ROLE)


def not_agreed(every, agreed):
    worker = every.worker(started_on=every.day - WEEK)
    every.agree(worker, agreed)
    return [worker.user]


def interested(every, follower, follow_up_on):
    """Somebody on the pathway, to be followed up on that day."""
    return Interest.objects.create(
        team=every.team,
        name="Ira Interested",
        contact="By letter",
        source=Interest.Source.EVENT,
        agreed_on=every.day - 28 * DAY,
        agreed_how=Interest.AgreedHow.WRITING,
        stepped_on=every.day - 28 * DAY,
        follower=follower,
        follow_up_on=follow_up_on,
    )


@case
def follow_up_due(every):
    follower = pathway_lead(every)
    interested(every, follower, every.day)
    return [follower]


@case
def follow_up_without_follower(every):
    interested(every, every.lead, every.day)
    return list(User.objects.there(at(every.day, NOON), Role.PATHWAY, team=every.team))


def pathway_lead(every):
    """Somebody who has run the pathway for long, as the database does not know of a clock that was moved on."""
    user = every.user(Role.PATHWAY)
    Membership.objects.filter(user=user).update(starts_at=at(every.day - 100 * WEEK, NOON))
    return user


@case
def dbs_check_due(every):
    worker = every.somebody(dbs_next_check_on=every.day + 60 * DAY)
    return [worker.user, worker.line_manager]


def reviewed(every, model, **fields):
    """Something in a private room that is shared with the line manager, to be looked at again in two weeks."""
    worker = every.somebody()
    worker.sharings.create(room=model.room, shared_with=worker.line_manager)
    record = model(worker=worker, review_on=every.day + 14 * DAY, **fields)
    record.write(**dict.fromkeys(model.TEXTS, "Tea"))
    record.save(force_insert=True)
    return [worker.user, worker.line_manager]


@case
def adjustment_review_due(every):
    return reviewed(every, Adjustment, status=Adjustment.Status.MET)


@case
def wellbeing_plan_review_due(every):
    return reviewed(every, WellbeingPlan)


@case
def crossover_review_due(every):
    return reviewed(every, Crossover)


@case
def contract_running_out(every):
    worker = every.somebody(contract_ends_on=every.day + 60 * DAY)
    return [worker.user, worker.line_manager]


@case
def probation_ending(every):
    worker = every.somebody(probation_ends_on=every.day + 60 * DAY)
    return [worker.user, worker.line_manager]


@case
def profile_missing(every):
    # Weeks ago, as the database does not know of a clock that was moved on.
    user = every.user(Role.WORKER)
    Membership.objects.filter(user=user).update(starts_at=at(every.day - 100 * WEEK, NOON))
    return [every.lead]


@case
def supervision_due(every):
    return supervised(every, due=every.day + WEEK)


@case
def supervision_overdue(every):
    return supervised(every, due=every.day - DAY)


@case
def absence_ending(every):
    every.absence(every.somebody(), starts_on=every.day - 10 * DAY, ends_on=every.day + 2 * DAY)
    return [every.lead]


@case
def absence_without_end(every):
    absence = every.absence(every.somebody())
    Absence.objects.filter(pk=absence.pk).update(ends_at=None)
    return [every.lead]


@case
def cover_to_name(every):
    worker = every.supported().worker
    every.absence(worker, starts_on=every.day + WEEK)
    return [worker.user, every.lead]


@case
def cover_missing(every):
    every.absence(every.supported().worker)
    return [every.lead]


@case
def cover_ending(every):
    support, colleague = every.supported(), every.somebody()
    # Short enough that nobody else is told of its end.
    absence = every.absence(support.worker, starts_on=every.day - DAY, ends_on=every.day + 2 * DAY)
    Cover.objects.create(absence=absence, support=support, worker=colleague, named_by=every.lead)
    return [colleague.user]


@case
def cover_fallen_out(every):
    support, colleague = every.supported(), every.somebody()
    every.absence(colleague)
    Cover.objects.create(absence=every.absence(support.worker), support=support, worker=colleague, named_by=every.lead)
    return [every.lead]


def supervised(every, due):
    worker = every.somebody(started_on=due - timedelta(days=every.stage.supervision_interval_days))
    return [worker.user, worker.supervisor]


@case
def supervision_unconfirmed(every):
    worker, recorded = every.somebody(), working_days_before(every.day, 3)
    supervision = Supervision.objects.create(
        worker=worker,
        supervisor=every.lead,
        date=recorded,
        status=Supervision.Status.RECORDED,
        minutes=60,
        discussed="The week.",
    )
    supervision.status_changes.create(
        from_status="scheduled", to_status="recorded", by=every.lead, at=at(recorded, NOON)
    )
    return [worker.user]


@case
def action_due(every):
    worker = every.somebody()
    supervision = Supervision.objects.create(worker=worker, supervisor=every.lead, date=every.day + DAY)
    Action.objects.create(supervision=supervision, text="Ask.", owner=worker.user, due_on=every.day)
    return [worker.user]


def told_of_each(stage, fault, expected):
    """The Result for these notices, each to be there once and sent once, and nothing beside them.

    Lost is also one that was not sent; doubled, one that nobody was to get.
    """
    expected = Counter(expected)
    found = Notice.objects.values_list("pk", "kind", "recipient", "due_on", "mail")
    told = Counter((kind, recipient, due_on) for _, kind, recipient, due_on, _ in found)
    accepted = [pk for pk, *_ in found if stage.mail.accepted[str(pk)]]
    missing, extra = expected - told, told - expected
    return Result(
        fault=fault,
        operations=expected.total(),
        acknowledged=sum(mail == Notice.Mail.SENT for *_, mail in found),
        lost=missing.total() + len(found) - len(accepted),
        doubled=extra.total() + stage.mail.accepted.total() - len(stage.mail.accepted),
        remark="; ".join(
            [f"{len(kinds_of(expected))} kinds of reminder", *strays("without", missing), *strays("unasked", extra)]
        ),
    )


def strays(word, notices):
    return [f"{word} {', '.join(kinds_of(notices))}"] if notices else []


def kinds_of(notices):
    return sorted({kind for kind, *_ in notices})
