"""Forgetting what nobody needs any more of imports."""

from datetime import datetime, timedelta

from workers.models import Import, ImportLine
from workers.models.imports import UNDO_DAYS


def tidy(now: datetime) -> None:
    """Delete files that nobody imported within a day, and which lines became what once nobody can take them back."""
    Import.objects.forgotten(now).delete()
    ImportLine.objects.filter(file__done_at__lt=now - timedelta(days=UNDO_DAYS)).delete()
