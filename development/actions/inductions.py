"""A worker's induction as a whole: begun, given more time, moved to another list, completed, and each of it undone.

Whatever changes an induction or a step of it locks the induction first.
"""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.actions.taking_back import take_back
from accounts.models import User
from development import notices
from development.models import Checklist, ChecklistItem, Induction, InductionChange, InductionStep
from groundwork.actions import action
from groundwork.transitions import lock
from notices.kinds import Kind
from notices.ledger import notify
from workers.models import Worker

Did, Status = InductionChange.Did, InductionStep.Status
NO_LIST = "There is no list for the worker's stage and team. Ask an administrator to set one."
NOT_OPEN = "This induction does not go on any more. Nothing was saved."
NOT_ON_LIST = "The new list does not have it."


@action
def begin_induction(*, worker: Worker, by: User, started_on: date, at: datetime | None = None) -> Induction:
    """Begin the induction of a worker by the list that holds today; they are told."""
    worker = lock(worker, "user", "stage", "team")
    if started_on < worker.started_on:
        raise ValidationError({"started_on": "It cannot begin before their first day at work."})
    checklist = Checklist.objects.in_force(worker.stage, worker.team, timezone.localdate())
    if checklist is None:
        raise ValidationError(NO_LIST, code="no_list")
    induction = Induction.objects.create(worker=worker, checklist=checklist, started_on=started_on)
    for item in checklist.items.all():
        add_step(induction, item)
    note(induction, Did.BEGUN, by, at=at)
    tell(notices.INDUCTION_BEGUN, induction, at)
    return induction


@action
def extend_induction(*, induction: Induction, by: User, extra_weeks: int, reason: str) -> Induction:
    """Give the steps that are to do so many weeks more than the list says, in all; fewer puts a slip right."""
    induction = going_on(induction)
    if extra_weeks == induction.extra_weeks:
        raise ValidationError({"extra_weeks": "That is what it has already. Enter another number of weeks."})
    induction.extra_weeks = extra_weeks
    induction.save()
    date_steps(induction)
    note(induction, Did.EXTENDED, by, words=f"{in_weeks(extra_weeks)} more than the list says. {reason}")
    tell(notices.INDUCTION_EXTENDED, induction)
    return induction


@action
def move_induction(*, induction: Induction, by: User) -> Induction:
    """Follow the list that holds now: what both lists have stays as it is, what is new is to do.

    What only the old list has and nobody has done is set aside.
    """
    induction = going_on(induction)
    newest = induction.newer_list(timezone.localdate())
    if newest is None:
        raise ValidationError("It follows the list that holds now already.", code="same_list")
    steps = {step.item.line: step for step in induction.steps.select_related("item")}
    induction.checklist = newest
    induction.save()
    for item in newest.items.all():
        step = steps.pop(item.line, None)
        if step is None:
            add_step(induction, item)
        else:
            step.item = item
            step.save()
    for step in steps.values():
        if step.status == Status.TO_DO:
            step.status, step.set_aside_reason = Status.SET_ASIDE, NOT_ON_LIST
            step.save()
    date_steps(induction)
    note(induction, Did.MOVED, by, words=str(newest))
    tell(notices.INDUCTION_MOVED, induction)
    return induction


@action
def complete_induction(*, induction: Induction, by: User) -> Induction:
    """Everything is signed off or set aside, and the line manager says that it is complete; the worker is told."""
    induction = going_on(induction)
    if induction.steps.filter(status__in=[Status.TO_DO, Status.DONE]).exists():
        raise ValidationError("Something is still to do or to sign off.", code="to_do")
    induction.completed_at, induction.completed_by = timezone.now(), by
    induction.save()
    note(induction, Did.COMPLETED, by)
    tell(notices.INDUCTION_COMPLETED, induction)
    return induction


@action
def reopen_induction(*, induction: Induction, by: User, reason: str) -> Induction:
    """It was completed by mistake, or too early: it goes on where it stood; the worker is told."""
    induction = lock_induction(induction)
    if induction.is_taken_back or induction.completed_at is None:
        raise ValidationError("This induction is not complete. Nothing was saved.", code="stale")
    induction.completed_at = induction.completed_by = None
    induction.save()
    note(induction, Did.REOPENED, by, words=reason)
    tell(notices.INDUCTION_REOPENED, induction)
    return induction


@action
def take_back_induction(*, induction: Induction, by: User, reason: str) -> Induction:
    """It was begun by mistake: nothing of it is to do, and it stays readable; the worker is told."""
    induction = take_back(going_on(induction), by, reason)
    note(induction, Did.TAKEN_BACK, by, words=reason)
    tell(notices.INDUCTION_TAKEN_BACK, induction)
    return induction


def lock_induction(induction: Induction) -> Induction:
    return lock(induction, "worker__user", "worker__line_manager", "checklist")


def going_on(induction: Induction) -> Induction:
    """The induction, locked; refused where it is complete or was taken back."""
    induction = lock_induction(induction)
    if not induction.is_open:
        raise ValidationError(NOT_OPEN, code="stale")
    return induction


def add_step(induction: Induction, item: ChecklistItem) -> None:
    step = InductionStep(induction=induction, item=item)
    step.due_on = step.due_by_list()
    step.save(force_insert=True)


def date_steps(induction: Induction) -> None:
    """Let what is to do be due as list and more weeks say; what is done keeps its day."""
    for step in induction.steps.filter(status=Status.TO_DO).select_related("item"):
        step.induction = induction
        step.due_on = step.due_by_list()
        step.save()


def note(
    induction: Induction,
    did: str,
    by: User,
    step: InductionStep | None = None,
    words: str = "",
    at: datetime | None = None,
) -> None:
    """A line in the timeline of the induction."""
    title = str(step.item) if step else ""
    induction.changes.create(did=did, step=title, words=words, by=by, at=at or timezone.now())


def tell(kind: Kind, induction: Induction, at: datetime | None = None) -> None:
    """The worker hears of what others do to their induction."""
    notify(
        kind,
        recipients=[induction.worker.user],
        thing=induction.pk,
        label="Induction",
        path=induction.get_absolute_url(),
        due_on=timezone.localdate(at or timezone.now()),
    )


def in_weeks(number: int) -> str:
    return f"{number} week{'' if number == 1 else 's'}"
