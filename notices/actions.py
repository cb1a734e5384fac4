"""What people do with their notices, and administrators with emails that perhaps were not sent."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from groundwork.actions import action
from groundwork.expects import SomeUser
from notices.kinds import still_asks
from notices.models import Notice, NoticeQuerySet


@action
def resend(*, notice: Notice, by: SomeUser, at: datetime | None = None) -> None:
    """Send an email again that is not tried by itself any more; one that perhaps went may then arrive twice."""
    decide(notice, mail=Notice.Mail.WAITING, tries=0, next_try_at=at or timezone.now())


@action
def leave(*, notice: Notice, by: SomeUser) -> None:
    """Leave such an email as it is: the notice in the application is enough."""
    decide(notice, mail=Notice.Mail.NONE)


def decide(notice: Notice, **outcome: Any) -> None:
    # Only the first of two decisions counts.
    Notice.objects.undecided().filter(pk=notice.pk).update(**outcome)


@action
def settle_notices(*, notices: NoticeQuerySet, at: datetime | None = None) -> None:
    """Mark those among these notices (a queryset) as read that ask for what somebody has done, whoever it was."""
    at = at or timezone.now()
    unread = notices.unread()
    for name in unread.order_by().values_list("kind", flat=True).distinct():
        asking = still_asks(name, timezone.localdate(at))
        if asking is not None:
            unread.filter(~asking, kind=name).update(read_at=at)


@action
def read_notices(*, notices: NoticeQuerySet, at: datetime | None = None) -> int:
    """Mark the unread among these notices (a queryset) as read; returns how many."""
    return notices.unread().update(read_at=at or timezone.now())
