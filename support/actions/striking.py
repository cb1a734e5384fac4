"""Striking through what was logged in error, and taking that back: it stays readable and counts nowhere."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Role
from groundwork.actions import action
from groundwork.transitions import lock
from groundwork.words import day
from notices.kinds import Kind
from referrals.actions.audience import holders, tell
from support import notices
from support.actions.following import follow_reviews, follow_sessions
from support.models import Review, Session, Support


@action
def strike_session(*, session: Session, by: User, reason: str, at: datetime | None = None) -> Session:
    """Strike a logged session through; where the support began with it, its start follows."""
    support, session = lock(session.support), lock(session)
    at = at or timezone.now()
    if not session.is_logged:
        raise ValidationError("A session that is only booked is moved, or logged as cancelled.", code="not_logged")
    strike(session, by=by, reason=reason, at=at)
    was_held_on = session.date if session.was_seen else None
    follow_sessions(support, by=by, was_held_on=was_held_on, reason="The first session was logged in error", at=at)
    tell_of(notices.SESSION_STRUCK, session, support, by=by, at=at)
    return session


@action
def unstrike_session(*, session: Session, by: User, at: datetime | None = None) -> Session:
    """The session counts again; not where its support has ended before it."""
    support, session = lock(session.support), lock(session)
    at = at or timezone.now()
    if session.was_seen and support.ended_on and support.ended_on < session.date:
        raise ValidationError(f"The support ended before it, on {day(support.ended_on)}.", code="after_the_end")
    unstrike(session)
    follow_sessions(support, by=by, at=at)
    tell_of(notices.SESSION_UNSTRUCK, session, support, by=by, at=at)
    return session


@action
def strike_review(*, review: Review, by: User, reason: str, at: datetime | None = None) -> Review:
    """Strike a review through; the next is due as if it had not been held."""
    support, review = lock(review.support), lock(review)
    at = at or timezone.now()
    strike(review, by=by, reason=reason, at=at)
    follow_reviews(support)
    support.save()
    tell_of(notices.REVIEW_STRUCK, review, support, by=by, at=at)
    return review


@action
def unstrike_review(*, review: Review, by: User, at: datetime | None = None) -> Review:
    """The review counts again."""
    support, review = lock(review.support), lock(review)
    at = at or timezone.now()
    unstrike(review)
    follow_reviews(support)
    support.save()
    tell_of(notices.REVIEW_UNSTRUCK, review, support, by=by, at=at)
    return review


def strike(row: Session | Review, *, by: User, reason: str, at: datetime) -> None:
    if row.is_struck:
        raise ValidationError(f"{row.struck_by} has already struck this through.", code="stale")
    row.struck_at, row.struck_by, row.struck_reason = at, by, reason
    row.save()


def unstrike(row: Session | Review) -> None:
    if not row.is_struck:
        raise ValidationError("This is not struck through any more.", code="stale")
    row.struck_at, row.struck_by, row.struck_reason = None, None, ""
    row.save()


def tell_of(kind: Kind, row: Session | Review, support: Support, *, by: User, at: datetime) -> None:
    """Tell the worker and the leads, besides who did it; to whom the record is closed, the start page opens."""
    for user in {*holders(Role.LEAD, support.team), support.worker.user} - {by}:
        may_open = Support.objects.visible_to(user).filter(pk=support.pk).exists()
        path = row.get_absolute_url() if may_open else reverse("home")
        tell(kind, [user], support.referral, at, thing=row, path=path)
