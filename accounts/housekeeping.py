"""Forgetting what nobody needs any more."""

from django.contrib.sessions.models import Session


def tidy(now):
    """Delete sessions that ended."""
    Session.objects.filter(expire_date__lt=now).delete()
