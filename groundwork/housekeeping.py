"""Forgetting what nobody needs any more."""

from datetime import datetime, timedelta

from groundwork.models import Autosave, Submission

TEXTS_KEPT = timedelta(days=30)
SUBMISSIONS_KEPT = timedelta(days=2)


def tidy(now: datetime) -> None:
    """Delete texts nobody came back for, and numbers of forms sent long ago."""
    Autosave.objects.filter(saved_at__lt=now - TEXTS_KEPT).delete()
    Submission.objects.filter(at__lt=now - SUBMISSIONS_KEPT).delete()
