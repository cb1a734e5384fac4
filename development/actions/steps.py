"""What becomes of one step of an induction: done, signed off, set aside, and to do again."""

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from development import notices
from development.actions.inductions import Did, Status, going_on, note
from development.models import InductionStep
from development.owners import looks_after
from groundwork.actions import action
from groundwork.transitions import lock
from notices.kinds import Kind
from notices.ledger import notify

CHANGED = "This step was changed meanwhile. Nothing was saved."


@action
def do_step(
    *, step: InductionStep, by: User, done_on: date, evidence: str = "", at: datetime | None = None
) -> InductionStep:
    """Say that a step is done; where the line manager says so it is signed off as well."""
    step = lock_step(step, Status.TO_DO)
    if done_on > timezone.localdate():
        raise ValidationError({"done_on": "The day on which it was done must be today or in the past."})
    if step.item.wants_evidence and not evidence:
        raise ValidationError({"evidence": "Say what shows that it is done."})
    step.status, step.done_on, step.done_by, step.evidence = Status.DONE, done_on, by, evidence
    if looks_after(by, step.induction.worker):
        sign(step, by, at)
    step.save()
    note(step.induction, Did.DONE, by, step, at=at)
    return step


@action
def sign_off_steps(*, steps: Iterable[InductionStep], by: User) -> list[InductionStep]:
    """Sign off that these steps of one induction are done."""
    # In the order of their ids, so that two who sign off at once never wait for each other in a circle.
    return [sign_off(step, by) for step in sorted(steps, key=lambda step: step.pk)]


def sign_off(step: InductionStep, by: User) -> InductionStep:
    step = lock_step(step, Status.DONE)
    sign(step, by)
    step.save()
    note(step.induction, Did.SIGNED_OFF, by, step)
    return step


@action
def set_aside_step(*, step: InductionStep, by: User, reason: str) -> InductionStep:
    """A step need not be done by this worker, for a reason; they are told."""
    step = lock_step(step, Status.TO_DO)
    step.status, step.set_aside_reason = Status.SET_ASIDE, reason
    step.save()
    note(step.induction, Did.SET_ASIDE, by, step, reason)
    tell(notices.STEP_SET_ASIDE, step, by)
    return step


@action
def take_back_step(*, step: InductionStep, by: User, reason: str) -> InductionStep:
    """A step was not done after all, or is not to be set aside: it is to do again; the worker and who did it hear."""
    step = lock_step(step, Status.DONE, Status.SIGNED_OFF, Status.SET_ASIDE)
    did_it = step.done_by
    step.status, step.done_on, step.done_by, step.evidence, step.set_aside_reason = Status.TO_DO, None, None, "", ""
    step.signed_off_at = step.signed_off_by = None
    step.due_on = step.due_by_list()
    step.save()
    note(step.induction, Did.STEP_TAKEN_BACK, by, step, reason)
    tell(notices.STEP_TAKEN_BACK, step, by, did_it)
    return step


def lock_step(step: InductionStep, *statuses: str) -> InductionStep:
    """The step, locked after its induction; refused where it has none of these statuses any more."""
    induction = going_on(step.induction)
    step = lock(step, "item")
    step.induction = induction
    if step.status not in statuses:
        raise ValidationError(CHANGED, code="stale")
    return step


def sign(step: InductionStep, by: User, at: datetime | None = None) -> None:
    step.status, step.signed_off_at, step.signed_off_by = Status.SIGNED_OFF, at or timezone.now(), by


def tell(kind: Kind, step: InductionStep, by: User, *others: User | None) -> None:
    """The worker, and others whom it concerns, but not who does it."""
    told = {step.induction.worker.user, *(each for each in others if each)} - {by}
    notify(
        kind,
        recipients=told,
        thing=step.pk,
        label=str(step.item),
        path=step.get_absolute_url(),
        due_on=timezone.localdate(),
    )
