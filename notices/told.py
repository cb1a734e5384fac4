"""Who was told of something: what a page may say of it, because a row does."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from groundwork.names import by_name
from groundwork.words import listed
from notices.kinds import Kind
from notices.models import Notice


def told(kinds: Iterable[Kind], thing: UUID, on: date | None = None) -> list[Notice]:
    """The notices of these kinds about a thing, with their recipients, the first told first; `on` limits to a day."""
    rows = Notice.objects.filter(kind__in=[kind.name for kind in kinds], thing=thing)
    rows = rows.filter(due_on=on) if on else rows
    return list(rows.select_related("recipient").order_by("created_at", *by_name("recipient__")))


def told_in_words(kind: Kind, thing: UUID, on: date, nobody: str = "Nobody could be told.") -> str:
    """A sentence that says who was told of it that day, or `nobody`."""
    names = [str(notice.recipient) for notice in told([kind], thing, on)]
    return f"Told: {listed(names)}." if names else nobody
