"""Forgetting what nobody needs any more."""

from datetime import timedelta

from django.contrib.sessions.models import Session

from accounts.actions.roles import lapse_role_requests
from accounts.models import Attempts


def tidy(now):
    """Delete sessions that ended and attempts that count no longer, and close requests for roles left unanswered."""
    Session.objects.filter(expire_date__lt=now).delete()
    # An hour late, so that no row goes that somebody is about to count in.
    Attempts.objects.filter(until__lt=now - timedelta(hours=1)).delete()
    lapse_role_requests(at=now)
