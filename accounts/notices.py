"""Messages to people: the kinds there are, and writing one into the ledger."""

from dataclasses import dataclass
from datetime import time, timedelta

from django.utils import timezone

from accounts.models import Notice, User
from accounts.words import day
from accounts.working_days import at

KINDS = {}
DAILY_AT = time(7)


@dataclass(frozen=True)
class Kind:
    """A kind of message. Its words name nobody: they may be sent by email.

    `subject` and `body` may use {reference}, {due_on} and {about_on}; `always_mail` overrides
    what the recipient chose (concerns only).
    """

    name: str
    subject: str
    body: str
    always_mail: bool = False


def kind(name, subject, body, *, always_mail=False):
    """Define a kind of message once; apps do so in their `notices.py` or `reminders.py`."""
    KINDS[name] = Kind(name, subject, body, always_mail)
    return KINDS[name]


ROLE_TAKEN = kind(
    "role_taken",
    "An administrator gave themselves a role",
    "The role is {reference}. Open the account to see whose it is, and end the role if it should not be.",
)


def subject_of(notice):
    """The words that head a notice, in the application and in its email."""
    return filled(KINDS[notice.kind].subject, notice)


def body_of(notice):
    """The sentences of a notice."""
    return filled(KINDS[notice.kind].body, notice)


def filled(text, notice):
    return text.format(
        reference=notice.reference,
        due_on=day(notice.due_on),
        about_on=day(notice.about_on or notice.due_on),
    )


def notify(kind, *, recipients, thing, reference, path, due_on):
    """Write one notice for each recipient unless the ledger has it already.

    `thing` is the id of what it is about, `path` the page it opens, `due_on` the date that
    makes it a new message rather than a repetition. Nothing is sent here: the sweep does
    that, so nothing depends on the broker or the mail server.
    """
    now = timezone.now()
    everyone = {recipient.pk: recipient for recipient in recipients if recipient.is_active}.values()
    insert([new(kind, user, now, thing=thing, reference=reference, path=path, due_on=due_on) for user in everyone])


def new(kind, recipient, now, **fields):
    """A notice that is not in the ledger yet, to be sent when and how its recipient wants."""
    wanted = kind.always_mail or recipient.delivery != User.Delivery.IN_APP
    daily = recipient.delivery == User.Delivery.DAILY and not kind.always_mail
    return Notice(
        kind=kind.name,
        recipient_id=recipient.pk,
        mail=Notice.Mail.WAITING if wanted else Notice.Mail.NONE,
        created_at=now,
        next_try_at=next_daily(now) if daily else now,
        **fields,
    )


def insert(rows):
    """Insert notices into the ledger; those it has already stay as they are."""
    Notice.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)


def enter(rows):
    """Insert notices, and say how many of them were new."""
    insert(rows)
    return Notice.objects.filter(pk__in=[row.pk for row in rows]).count() if rows else 0


def next_daily(now):
    """The next moment at which daily emails go out."""
    today = timezone.localdate(now)
    this_morning = at(today, DAILY_AT)
    return this_morning if now < this_morning else at(today + timedelta(days=1), DAILY_AT)
