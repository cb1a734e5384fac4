"""Forgetting what nobody needs any more."""

from django.contrib.sessions.models import Session

from accounts.actions.roles import lapse_role_requests


def tidy(now):
    """Delete sessions that ended, and close requests for roles that nobody answered in time."""
    Session.objects.filter(expire_date__lt=now).delete()
    lapse_role_requests(at=now)
