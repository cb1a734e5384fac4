"""What is decided about how often supervision is at a stage."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.actions.taking_back import take_back
from accounts.models import User
from groundwork.actions import action
from groundwork.transitions import lock
from supervision.models import SupervisionInterval
from workers.models import Stage


@action
def set_interval(*, stage: Stage, by: User, holds_from: date, days: int, reason: str) -> SupervisionInterval:
    """Say how often supervision is at a stage, from today or a day to come; what is due by now keeps its date."""
    if holds_from < timezone.localdate():
        raise ValidationError({"holds_from": "The interval has to hold from today or a later day."})
    made = SupervisionInterval(stage=lock(stage), holds_from=holds_from, days=days, reason=reason, set_by=by)
    made.full_clean()
    made.save()
    return made


@action
def take_back_interval(*, interval: SupervisionInterval, by: User, reason: str) -> SupervisionInterval:
    """Take back an interval that has not begun."""
    interval = lock(interval)
    if interval.has_begun(timezone.localdate()):
        raise ValidationError("This interval holds already. Set another one that begins later.", code="begun")
    return take_back(interval, by, reason)
