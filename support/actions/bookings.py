"""Booking sessions and moving them: each is a session of its own, and what clashes is asked about."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from typing import cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q

from accounts.models import User
from groundwork.actions import action
from groundwork.asking import ask
from groundwork.transitions import lock
from groundwork.words import day
from referrals.actions.deceased import refuse_deceased
from support.actions.supports import locked_open
from support.covering import who_meets
from support.models import Session, Support
from workers.models import Absence

# A session lasts so long where nobody says.
USUAL_MINUTES = 60


@action
def book_session(
    *,
    support: Support,
    by: User,
    date: date,
    start: time | None = None,
    mode: str = Session.Mode.FACE_TO_FACE,
    place: str = "",
    sure: Collection[str] = (),
    at: datetime | None = None,
) -> Session:
    """Book a session, besides those that are booked."""
    refuse_deceased(support.person)
    session = new_session(locked_open(support), date, by)
    session.start, session.mode, session.place = start, mode, place
    return keep_booked(session, sure=sure)


@action
def rebook_session(
    *,
    session: Session,
    by: User,
    date: date,
    start: time | None = None,
    mode: str = Session.Mode.FACE_TO_FACE,
    place: str = "",
    sure: Collection[str] = (),
) -> Session:
    """Move a booked session to another day, time or place."""
    support = locked_open(session.support)
    session = lock(session)
    if session.is_logged:
        raise ValidationError("This session has been logged meanwhile, so it cannot be moved.", code="stale")
    session.date, session.start, session.mode, session.place = date, start, mode, place
    session.worker = who_meets(support, by.pk, date)
    return keep_booked(session, sure=sure)


def book_next(support: Support, date: date, *, by: User, start: time | None, sure: Collection[str]) -> Session:
    """Book the next session; one that is booked for that day is meant where no time, or its own, was given."""
    booked = support.sessions.filter(attendance=Session.Attendance.NOT_YET, date=date)
    meant = booked.filter(start=start).first() if start else booked.order_by("start").first()
    if meant:
        return meant
    session = new_session(support, date, by)
    session.start = start
    return keep_booked(session, sure=sure)


def new_session(support: Support, date: date, by: User) -> Session:
    """A session that is not saved yet, of the worker of the support or of who covers and is the one who acts."""
    return Session(support=support, team_id=support.team_id, worker=who_meets(support, by.pk, date), date=date)


def keep_booked(session: Session, *, sure: Collection[str]) -> Session:
    """Save a booked session; one that clashes with another, or with leave, is asked about."""
    clash = next(clashes_of(session), None)
    if clash:
        ask(sure, "clash", clash_in_words(session, clash))
    absence = Absence.objects.at(session.date, session.start).filter(worker=session.worker_id).first()
    if absence:
        ask(sure, "away", f"{session.worker} is away then: {absence.in_words}. Tick the box to book it all the same.")
    session.save()
    return session


def clashes_of(session: Session) -> Iterator[Session]:
    """Other sessions booked for this person on the day, or for this worker at the time, that leave no room for it."""
    booked = Session.objects.filter(attendance=Session.Attendance.NOT_YET, date=session.date).exclude(pk=session.pk)
    ours = booked.filter(Q(support=session.support_id) | Q(worker=session.worker_id))
    for other in ours.order_by("start"):
        # Without a time nobody knows whether two sessions with one person are two.
        is_vague = not (session.start and other.start)
        if other.support_id == session.support_id if is_vague else overlap(session, other):
            yield other


def overlap(one: Session, other: Session) -> bool:
    """Whether two sessions with a start time share a moment."""
    (begins, ends), (other_begins, other_ends) = hours_of(one), hours_of(other)
    return begins < other_ends and other_begins < ends


def hours_of(session: Session) -> tuple[datetime, datetime]:
    begins = datetime.combine(session.date, cast(time, session.start))
    return begins, begins + timedelta(minutes=session.minutes or USUAL_MINUTES)


def clash_in_words(session: Session, clash: Session) -> str:
    """What is asked about a clash; it names no other person."""
    when = f"{day(clash.date)} at {clash.start:%H:%M}" if clash.start else f"{day(clash.date)}, without a time"
    who = f"with this {settings.PERSON_WORD}" if clash.support_id == session.support_id else "with the same worker"
    return f"A session {who} is booked for {when}. Tick the box to book this one as well, or choose another time."
