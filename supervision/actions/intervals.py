"""What is decided about how often supervision is at a stage."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.actions.taking_back import take_back
from accounts.models import User
from groundwork.actions import action
from groundwork.transitions import lock
from notices.kinds import Kind
from notices.ledger import notify
from supervision import notices
from supervision.models import SupervisionInterval
from workers.models import Stage, Worker


@action
def set_interval(*, stage: Stage, by: User, holds_from: date, days: int, reason: str) -> SupervisionInterval:
    """Say how often supervision is at a stage, from today or a day to come; what is due by now keeps its date.

    Workers at that stage hear of it, and who supervises them.
    """
    if holds_from < timezone.localdate():
        raise ValidationError({"holds_from": "The interval has to hold from today or a later day."})
    made = SupervisionInterval(stage=lock(stage), holds_from=holds_from, days=days, reason=reason, set_by=by)
    made.full_clean()
    made.save()
    tell_of(notices.INTERVAL_SET, made)
    return made


@action
def take_back_interval(*, interval: SupervisionInterval, by: User, reason: str) -> SupervisionInterval:
    """Take back an interval that has not begun; those who heard of it, or would by now, hear of that."""
    interval = lock(interval)
    if interval.has_begun(timezone.localdate()):
        raise ValidationError("This interval holds already. Set another one that begins later.", code="begun")
    interval = take_back(interval, by, reason)
    tell_of(notices.INTERVAL_TAKEN_BACK, interval)
    return interval


def tell_of(kind: Kind, interval: SupervisionInterval) -> None:
    """Tell the workers who are at the stage today, and their supervisors."""
    employed = Worker.objects.employed(timezone.localdate()).filter(stage=interval.stage_id)
    notify(
        kind,
        recipients={
            user for each in employed.select_related("user", "supervisor") for user in (each.user, each.supervisor)
        },
        thing=interval.pk,
        label=str(interval.stage),
        path=interval.get_absolute_url(),
        due_on=interval.holds_from,
    )
