"""What is decided about the numbers that the service's rules go by."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.actions.taking_back import take_back
from accounts.limits import Limit
from accounts.models import LimitVersion, User
from groundwork.actions import action
from groundwork.transitions import lock


@action
def set_limit(*, limit: Limit, by: User, holds_from: date, value: Decimal, reason: str) -> LimitVersion:
    """Say what a limit is from today or a day to come."""
    if holds_from < timezone.localdate():
        raise ValidationError({"holds_from": "It has to hold from today or a later day."})
    if not limit.least <= value <= limit.most:
        raise ValidationError({"value": f"Enter between {limit.least} and {limit.most} {limit.unit}."})
    made = LimitVersion(code=limit.code, holds_from=holds_from, value=value, reason=reason, set_by=by)
    made.full_clean()
    made.save()
    return made


@action
def take_back_limit(*, version: LimitVersion, by: User, reason: str) -> LimitVersion:
    """Take back a change of a limit that has not begun."""
    version = lock(version)
    if version.has_begun(timezone.localdate()):
        raise ValidationError("This holds already. Set it anew from a later day.", code="begun")
    return take_back(version, by, reason)
