"""Writing messages into the ledger."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Max
from django.utils import timezone

from notices.expects import Recipient
from notices.kinds import Kind
from notices.models import Delivery, Notice
from notices.working_days import at

DAILY_AT = time(7)


def notify(
    kind: Kind,
    *,
    recipients: Iterable[Recipient],
    thing: UUID,
    label: str,
    path: str,
    due_on: date,
    is_again: bool = False,
) -> None:
    """Write one notice for each recipient unless the ledger has it already.

    `thing` is the id of what it is about, `path` the page it opens, `due_on` the date that
    makes it a new message rather than a repetition; so does `is_again`, where one thing happens several times in a day
    and its row is locked. Recipients who are not there (`User.objects.there`)
    are not told. Nothing is sent here: the sweep does that, so nothing depends on the broker or the mail server.
    """
    now = timezone.now()
    wanted = {recipient.pk for recipient in recipients}
    everyone = get_user_model().objects.there(now).filter(pk__in=wanted) if wanted else []
    number = next_round(kind, wanted, thing, due_on) if is_again else 0
    fields = {"thing": thing, "label": label, "path": path, "due_on": due_on, "round": number}
    insert([new(kind, user, now, **fields) for user in everyone])


def next_round(kind: Kind, recipients: Collection[UUID], thing: UUID, due_on: date) -> int:
    """Which message of that day about this thing comes next to these people (ids), counted from 0."""
    known = Notice.objects.filter(kind=kind.name, recipient__in=recipients, thing=thing, due_on=due_on)
    last = known.aggregate(last=Max("round"))["last"]
    return 0 if last is None else last + 1


def new(kind: Kind, recipient: Recipient, now: datetime, **fields: Any) -> Notice:
    """A notice that is not in the ledger yet, to be sent when and how its recipient wants."""
    wanted = kind.always_mail or recipient.delivery != Delivery.IN_APP
    daily = recipient.delivery == Delivery.DAILY and not kind.always_mail
    return Notice(
        kind=kind.name,
        recipient_id=recipient.pk,
        mail=Notice.Mail.WAITING if wanted else Notice.Mail.NONE,
        created_at=now,
        next_try_at=next_daily(now) if daily else now,
        **fields,
    )


def insert(rows: list[Notice]) -> None:
    """Insert notices into the ledger; those it has already stay as they are."""
    Notice.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)


def enter(rows: list[Notice]) -> int:
    """Insert notices, and say how many of them were new."""
    insert(rows)
    return Notice.objects.filter(pk__in=[row.pk for row in rows]).count() if rows else 0


def next_daily(now: datetime) -> datetime:
    """The next moment at which daily emails go out."""
    today = timezone.localdate(now)
    this_morning = at(today, DAILY_AT)
    return this_morning if now < this_morning else at(today + timedelta(days=1), DAILY_AT)
