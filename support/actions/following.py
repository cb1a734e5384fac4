"""What follows from sessions, reviews and pauses: the start, the expected end, the next review and the status."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils import timezone

from accounts.models import User
from groundwork.transitions import move
from support.limits import SUPPORT_WEEKS
from support.models import Support

Pause = tuple[date, date]


def follow_sessions(
    support: Support, *, by: User, was_held_on: date | None = None, reason: str = "", at: datetime | None = None
) -> None:
    """Let a locked support begin with the first session at which the person was there.

    `was_held_on` is the day of such a session before it was corrected or struck through. Where the support began
    with it, it begins with the next one instead, or has not begun.
    """
    first = support.sessions.held().order_by("date").values_list("date", flat=True).first()
    is_gone = was_held_on is not None and was_held_on == support.started_on
    if first and (not support.started_on or first < support.started_on or (is_gone and first != support.started_on)):
        begin(support, first, by=by, at=at)
    elif is_gone and not first:
        take_back(support, by=by, reason=reason, at=at)


def begin(support: Support, first: date, *, by: User, at: datetime | None) -> None:
    """The support began on that day: what hangs on it is counted from there."""
    support.started_on = first
    pauses = pauses_of(support)
    since, end = end_agreed(support, first)
    support.expected_end_on = max(first, end + days_paused(pauses, since))
    follow_reviews(support)
    if support.status == Support.Status.STARTING:
        move(support, Support.Status.ACTIVE, by=by, reason="First session", at=at)
    else:
        support.save()


def take_back(support: Support, *, by: User, reason: str, at: datetime | None) -> None:
    """The support has not begun after all."""
    support.started_on = support.expected_end_on = support.next_review_due = None
    if support.is_open:
        move(support, Support.Status.STARTING, by=by, reason=reason, at=at)
    else:
        support.save()


def follow_reviews(support: Support) -> None:
    """Let the next review of a support that began be due as the last one said, or after its interval."""
    if support.started_on:
        since, due = review_agreed(support, support.started_on)
        support.plan_review(due + days_paused(pauses_of(support), since), held_on=since)


def move_by_pause(support: Support, pause: Pause) -> None:
    """Put off the expected end and the next review by the days of a pause that came after they were agreed."""
    if support.started_on and support.expected_end_on:
        since, _ = end_agreed(support, support.started_on)
        support.expected_end_on += days_paused([pause], since)
    if support.started_on and support.next_review_due:
        since, _ = review_agreed(support, support.started_on)
        support.plan_review(support.next_review_due + days_paused([pause], since), held_on=since)


def end_agreed(support: Support, first: date) -> tuple[date, date]:
    """When the expected end was agreed last, and to which day."""
    extension = support.extensions.order_by("at").last()
    if extension:
        return timezone.localdate(extension.at), extension.expected_end_on
    return first, first + timedelta(weeks=SUPPORT_WEEKS.whole_on(first))


def review_agreed(support: Support, first: date) -> tuple[date, date]:
    """When the next review was agreed last, and for which day."""
    review = support.reviews.counted().order_by("held_on").last()
    held_on = review.held_on if review else first
    due = review.next_due_on if review else None
    return held_on, due or held_on + timedelta(weeks=support.review_weeks)


def pauses_of(support: Support) -> list[Pause]:
    """First and last day of each pause that is over; an ending that was taken back is no end of a pause."""
    pauses, began = [], None
    for change in support.status_changes.order_by("at"):
        if change.to_status == Support.Status.PAUSED:
            began = began or timezone.localdate(change.at)
        elif change.to_status == Support.Status.ACTIVE and began:
            pauses.append((began, timezone.localdate(change.at)))
            began = None
    return pauses


def days_paused(pauses: Iterable[Pause], since: date) -> timedelta:
    """The length of pauses, as far as they came after `since`."""
    return sum((max(until - max(began, since), timedelta(0)) for began, until in pauses), timedelta(0))
