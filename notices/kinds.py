"""The kinds of messages there are, and their words."""

import logging
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from groundwork.words import day
from notices.models import Notice

K = TypeVar("K", bound="Kind")
KINDS: "dict[str, Kind]" = {}
WITHOUT_WORDS = ("A notice whose words cannot be shown", "Open it to see what it is about.")
logger = logging.getLogger(__name__)


class Kind:
    """A kind of message. Its words name nobody: they may be sent by email.

    `name` is how notices in the ledger refer to it. `subject` and `body` may use {label}, {due_on}
    and {about_on}; `always_mail` overrides what the recipient chose (concerns, and who could get at records). `asks`
    makes a queryset of the things for which somebody is still to do what it asks for; None where it only tells.
    """

    name: str
    subject: str
    body: str
    always_mail = False
    asks: Callable[[], QuerySet] | None = None

    def still_asks(self, today: date) -> Exists | None:
        """A condition on notices of this kind: nobody has done yet what they ask for. None where they only tell."""
        return Exists(self.asks().filter(pk=OuterRef("thing"))) if self.asks else None


def kind(
    name: str, subject: str, body: str, *, always_mail: bool = False, asks: Callable[[], QuerySet] | None = None
) -> Kind:
    """Define a kind of message that a deed sends; apps do so in their `notices.py`. Reminders are kinds too."""
    made = Kind()
    made.name, made.subject, made.body, made.always_mail, made.asks = name, subject, body, always_mail, asks
    register(made)
    return made


def register(*kinds: K) -> list[K]:
    """Let these kinds be found by the name that their notices carry; returns them as a list."""
    KINDS.update({kind.name: kind for kind in kinds})
    return list(kinds)


def subject_of(notice: Notice) -> str:
    """The words that head a notice, in the application and in its email."""
    return filled(KINDS[notice.kind].subject, notice)


def body_of(notice: Notice) -> str:
    """The sentences of a notice."""
    return filled(KINDS[notice.kind].body, notice)


def words_of(notice: Notice) -> tuple[str, str]:
    """Subject and body for a page, which shows its other notices also where this one cannot be put into words."""
    try:
        return subject_of(notice), body_of(notice)
    except Exception:
        logger.exception("notice=%s could not be put into words", notice.pk)
        return WITHOUT_WORDS


def still_asks(name: str, today: date) -> Exists | None:
    """As `Kind.still_asks`, of the kind with this name; None where there is no such kind any more."""
    return KINDS[name].still_asks(today) if name in KINDS else None


def filled(text: str, notice: Notice) -> str:
    return text.format(
        label=notice.label,
        due_on=day(notice.due_on),
        about_on=day(notice.about_on or notice.due_on),
    )
