"""Logging sessions, and what may be changed afterwards."""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from groundwork.actions import action
from groundwork.asking import ask
from groundwork.transitions import lock
from groundwork.words import day
from support.actions.bookings import book_next, new_session
from support.actions.concerns import raise_concern
from support.actions.following import follow_sessions
from support.actions.supports import locked_open
from support.covering import who_meets
from support.limits import EDIT_HOURS
from support.models import Session, SessionAddition, Support

LISTS = ("principles", "goals")


@action
def log_session(
    *,
    support: Support,
    by: User,
    date: date,
    attendance: str,
    summary: str,
    session: Session | None = None,
    is_new: bool = False,
    next_date: date | None = None,
    next_start: time | None = None,
    concern_kind: str = "",
    concern_text: str = "",
    sure: Collection[str] = (),
    at: datetime | None = None,
    **details: Any,
) -> Session:
    """Log what happened in `session`, or without one in the session booked for that day, or in a new one.

    With `is_new` it is none of those booked. `details` are further fields of the session; what is left out
    stays as it was booked. The first session with the person there starts the support; `next_date` books the next;
    a concern goes to the leads at once.
    """
    support = locked_open(support)
    at = at or timezone.now()
    if not session and support.sessions.logged().filter(date=date).exists():
        ask(sure, "another", f"You logged a session for {day(date)} already. Tick the box if this is another one.")
    session = session_to_log(support, date, by, session=session, is_new=is_new)
    session.support, session.date = support, date
    session.worker = who_meets(support, by.pk, date)
    check_day(session, attendance, timezone.localdate(at))
    session.logged_at, session.edit_hours = at, EDIT_HOURS.whole_on(timezone.localdate(at))
    write(session, attendance=attendance, summary=summary, **details)
    follow_sessions(support, by=by, at=at)
    if next_date:
        book_next(support, next_date, by=by, start=next_start, sure=sure)
    if concern_text:
        raise_concern(
            support=support, session=session, by=by, kind=concern_kind, text=concern_text, sure={"another"}, at=at
        )
    return session


def session_to_log(support: Support, date: date, by: User, *, session: Session | None, is_new: bool) -> Session:
    """The session that a log fills."""
    if session:
        session = lock(session)
        if session.is_logged:
            raise ValidationError(
                "This session has been logged meanwhile. Open it to change or add to it.", code="stale"
            )
        return session
    booked = [] if is_new else list(support.sessions.filter(attendance=Session.Attendance.NOT_YET, date=date))
    if len(booked) > 1:
        raise ValidationError({"date": "Several sessions are booked for this day. Say which of them it was."})
    return booked[0] if booked else new_session(support, date, by)


@action
def edit_session(*, session: Session, by: User, at: datetime | None = None, **details: Any) -> Session:
    """Change a logged session; its author only, while it may be changed."""
    support = locked_open(session.support)
    session = lock(session)
    at = at or timezone.now()
    session.support = support
    if not session.may_be_edited_by(by, at):
        raise ValidationError(f"{session.edit_hours_over} Add to the note instead.", code="locked")
    was_held_on = session.date if session.was_seen else None
    session.date = details.pop("date", session.date)
    check_day(session, details.get("attendance", session.attendance), timezone.localdate(at))
    write(session, **details)
    follow_sessions(support, by=by, was_held_on=was_held_on, reason="The first session was corrected", at=at)
    return session


@action
def add_to_session(*, session: Session, by: User, text: str, at: datetime | None = None) -> SessionAddition:
    """Add a dated line to a session note; what was written first stays as it is."""
    if lock(session).is_struck:
        raise ValidationError("This session is struck through as logged in error.", code="struck")
    return SessionAddition.objects.create(session=session, text=text, by=by, at=at or timezone.now())


@action
def record_debrief(*, session: Session, by: User, debriefed_on: date) -> Session:
    """A debrief that the worker asked for was held."""
    session = lock(session)
    session.debriefed_on = debriefed_on
    session.save()
    return session


def check_day(session: Session, attendance: str, today: date) -> None:
    """Nobody can have come on a day to come; a session can be cancelled ahead."""
    ahead = (Session.Attendance.CANCELLED_BY_PERSON, Session.Attendance.CANCELLED_BY_SERVICE)
    if session.date > today and attendance not in ahead:
        raise ValidationError({"date": "The date must be today or in the past."})
    if session.date < session.support.matched_on:
        raise ValidationError({"date": "The date is before this support began."})


def write(session: Session, **details: Any) -> None:
    """Save the fields, and the many-to-many answers after them."""
    is_new = session._state.adding
    lists = {name: details.pop(name) for name in LISTS if name in details}
    for name, value in details.items():
        setattr(session, name, value)
    session.save()
    for name, chosen in lists.items():
        if is_new:
            getattr(session, name).add(*chosen)
        else:
            getattr(session, name).set(chosen)
