"""What is done about a reasonable adjustment, from identifying it to reviewing whether it is right."""

from datetime import date

from django.core.exceptions import ValidationError

from accounts.models import User
from groundwork.actions import action
from groundwork.transitions import InvalidTransition, lock, move
from workers.actions.rooms import tell_of_change
from workers.models import Adjustment, Worker

Status = Adjustment.Status
# What a review may find, and the status that follows.
FINDINGS = {"stays": Status.REVIEWED, "changes": Status.RECORDED, "ends": Status.ENDED}


@action
def identify_adjustment(*, worker: Worker, by: User, need: str) -> Adjustment:
    """Write down what the worker needs."""
    adjustment = Adjustment(worker=worker)
    adjustment.write(need=need)
    adjustment.save(force_insert=True)
    adjustment.status_changes.create(to_status=adjustment.status, by=by)
    tell_of_change(adjustment, by)
    return adjustment


@action
def record_adjustment(*, adjustment: Adjustment, by: User, agreed: str, review_on: date) -> Adjustment:
    """Write down what is agreed, and by when it is reviewed."""
    return step(adjustment, Status.RECORDED, by, review_on=review_on, agreed=agreed)


@action
def flag_adjustment(*, adjustment: Adjustment, by: User, tell: str) -> Adjustment:
    """Write down who has to know of it, so that it is met. Nobody is told by this."""
    return step(adjustment, Status.FLAGGED, by, tell=tell)


@action
def meet_adjustment(*, adjustment: Adjustment, by: User, met_on: date) -> Adjustment:
    """Write down since when it is met."""
    return step(adjustment, Status.MET, by, met_on=met_on)


@action
def review_adjustment(
    *, adjustment: Adjustment, by: User, finding: str, found: str = "", review_on: date | None = None
) -> Adjustment:
    """Write down what a review found: it stays, it is to change, or it is no longer needed (`FINDINGS`)."""
    adjustment, status = lock(adjustment, "worker__user"), FINDINGS[finding]
    if Status.REVIEWED not in Adjustment.TRANSITIONS.get(Status(adjustment.status), []):
        raise InvalidTransition(adjustment)
    if status != Status.ENDED and not review_on:
        raise ValidationError({"review_on": "Enter by when it is reviewed again"})
    return step(adjustment, status, by, review_on=None if status == Status.ENDED else review_on, found=found)


@action
def edit_adjustment(
    *, adjustment: Adjustment, by: User, need: str, agreed: str = "", tell: str = "", review_on: date | None = None
) -> Adjustment:
    """Put right what stands there; the step stays as it is."""
    adjustment = lock(adjustment, "worker__user")
    adjustment.review_on = review_on if adjustment.review_on else None
    adjustment.write(need=need, agreed=agreed, tell=tell)
    adjustment.save()
    tell_of_change(adjustment, by)
    return adjustment


@action
def end_adjustment(*, adjustment: Adjustment, by: User) -> Adjustment:
    """It is no longer needed, or was written down by mistake. What stands there stays."""
    return step(adjustment, Status.ENDED, by, review_on=None)


def step(adjustment: Adjustment, to: str, by: User, **facts: date | str | None) -> Adjustment:
    """Take the adjustment one step on, with its private texts and dates."""
    adjustment = lock(adjustment, "worker__user")
    for name, value in facts.items():
        if name in Adjustment.TEXTS:
            adjustment.write(**{name: str(value)})
        else:
            setattr(adjustment, name, value)
    move(adjustment, to, by=by)
    tell_of_change(adjustment, by)
    return adjustment
