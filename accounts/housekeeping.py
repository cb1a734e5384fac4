"""Forgetting what nobody needs any more."""

from django.contrib.sessions.models import Session

from accounts.models import Attempts


def tidy(now):
    """Delete sessions that ended, and what was tried so long ago that it counts no longer."""
    Session.objects.filter(expire_date__lt=now).delete()
    Attempts.objects.filter(until__lt=now).delete()
