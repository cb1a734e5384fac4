"""What happened to a record, as the timeline component shows it."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict


class Event(TypedDict):
    title: str
    at: datetime
    by: str
    text: str


def event(title: str, at: datetime, by: object = None, text: str = "") -> Event:
    """One line: what, when (a datetime), by whom and in which words, where there are any."""
    return {"title": title, "at": at, "by": str(by or ""), "text": text}


def newest_first(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event["at"], reverse=True)
