"""What a worker keeps for themselves alone: own gains, and a recovery plan of their own."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from groundwork.actions import action
from groundwork.transitions import lock
from workers.actions.rooms import plan_to_write
from workers.models import Gain, RecoveryPlan, Worker


@action
def note_gain(*, worker: Worker, by: User, noticed_on: date, words: str) -> Gain:
    """Write down something that was gained."""
    row = Gain(worker=worker, noticed_on=noticed_on)
    row.write(gain=words)
    row.save(force_insert=True)
    return row


@action
def edit_gain(*, gain: Gain, by: User, noticed_on: date, words: str) -> Gain:
    """Change its words or its day."""
    row = kept(gain)
    row.noticed_on = noticed_on
    row.write(gain=words)
    row.save()
    return row


@action
def remove_gain(*, gain: Gain, by: User) -> Gain:
    """Its words are gone, readable or not."""
    row = kept(gain)
    row.gain, row.removed_at = "", timezone.now()
    row.save()
    return row


def kept(gain: Gain) -> Gain:
    """The row, locked; refused where it was removed meanwhile."""
    row = lock(gain)
    if row.removed_at:
        raise ValidationError("This was removed meanwhile. Nothing was saved.", code="removed")
    return row


@action
def edit_recovery_plan(*, worker: Worker, by: User, **texts: str) -> RecoveryPlan:
    """Write the plan, the first time or again; `texts` are those of `RecoveryPlan.TEXTS`."""
    plan = plan_to_write(RecoveryPlan, worker)
    plan.write(**texts)
    plan.save()
    return plan


@action
def empty_recovery_plan(*, worker: Worker, by: User) -> None:
    """All words of the plan are gone, readable or not."""
    plan = plan_to_write(RecoveryPlan, worker)
    if not plan.is_empty:
        for name in RecoveryPlan.TEXTS:
            setattr(plan, name, "")
        plan.save()
