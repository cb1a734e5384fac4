"""Forgetting what nobody needs any more."""

from datetime import timedelta

from django.contrib.sessions.models import Session

from accounts.models import Autosave, Submission

TEXTS_KEPT = timedelta(days=30)
SUBMISSIONS_KEPT = timedelta(days=2)


def tidy(now):
    """Delete texts nobody came back for, numbers of forms sent long ago, and sessions that ended."""
    Autosave.objects.filter(saved_at__lt=now - TEXTS_KEPT).delete()
    Submission.objects.filter(at__lt=now - SUBMISSIONS_KEPT).delete()
    Session.objects.filter(expire_date__lt=now).delete()
