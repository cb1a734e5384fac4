"""What every taking back writes."""

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from groundwork.models.bases import TakenBack

T = TypeVar("T", bound=TakenBack)


def take_back(row: T, by: User, reason: str) -> T:
    """The locked row, taken back and saved; refused where it was before."""
    if row.is_taken_back:
        raise ValidationError("This was taken back meanwhile. Nothing was saved.", code="taken_back")
    row.taken_back_at, row.taken_back_by, row.taken_back_reason = timezone.now(), by, reason
    row.save()
    return row
