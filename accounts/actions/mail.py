"""What administrators decide about emails that perhaps were not sent."""

from django.utils import timezone

from accounts.actions.base import action
from accounts.models import Notice


@action
def resend(*, notice, by, at=None):
    """Send an uncertain email again; its recipient may then have it twice."""
    decide(notice, mail=Notice.Mail.WAITING, tries=0, next_try_at=at or timezone.now())


@action
def leave(*, notice, by):
    """Leave an uncertain email as it is: the notice in the application is enough."""
    decide(notice, mail=Notice.Mail.NONE)


def decide(notice, **outcome):
    # Only the first of two decisions counts.
    Notice.objects.uncertain().filter(pk=notice.pk).update(**outcome)
