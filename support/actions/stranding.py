"""Sessions that an ending or a pause leaves behind: they are named, and whoever acts says what becomes of them."""

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError

from support.models import Session, Support

NAMED = 5


def booked_after(support: Support, date: date) -> list[Session]:
    booked = support.sessions.filter(attendance=Session.Attendance.NOT_YET, date__gt=date)
    return list(booked.order_by("date", "start"))


def refuse_held_after(support: Support, ended_on: date) -> None:
    """No session takes place after the ending; what was logged in error is struck through first."""
    held = list(support.sessions.held().filter(date__gt=ended_on).order_by("date"))
    if held:
        raise ValidationError(
            {
                "ended_on": f"You met after this day: {named(held)}. Choose a later date, "
                "or first say of each session that it was logged in error."
            }
        )


def cancel(sessions: Iterable[Session], *, why: str, at: datetime) -> None:
    """The service cancels booked sessions; they stay on the record."""
    for session in sessions:
        session.attendance, session.logged_at = Session.Attendance.CANCELLED_BY_SERVICE, at
        session.summary = why
        session.save()


def named(sessions: list[Session]) -> str:
    """Days and times, as many as one sentence holds."""
    words = "; ".join(session.moment for session in sessions[:NAMED])
    more = len(sessions) - NAMED
    return f"{words}; and {more} more" if more > 0 else words
