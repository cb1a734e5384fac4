"""The course of a support: its start, extension, pause and ending."""

from datetime import date, datetime, timedelta
from typing import cast

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Role
from groundwork.actions import action
from groundwork.transitions import InvalidTransition, lock, move
from referrals.actions.audience import followers, holders, tell
from referrals.models import Referral
from support import notices
from support.actions.goals import Ratings, rate
from support.models import EarlierNotesAnswer, EndingReason, Extension, GoalRating, Session, Support
from support.models.supports import SUPPORT_WEEKS


def start_with(session: Session, *, by: User, at: datetime | None = None) -> None:
    """Begin the support of a session with the person there, when it is the first such session."""
    support = session.support
    if support.status != Support.Status.STARTING or not session.was_seen:
        return
    support.started_on = session.date
    support.expected_end_on = session.date + timedelta(weeks=SUPPORT_WEEKS)
    support.next_review_due = session.date + timedelta(weeks=support.review_weeks)
    move(support, Support.Status.ACTIVE, by=by, reason="First session", at=at)


def locked_open(support: Support) -> Support:
    """The locked support; refused where it has ended."""
    support = lock(support)
    if not support.is_open:
        raise InvalidTransition(support)
    return support


@action
def extend(*, support: Support, by: User, expected_end_on: date, reason: str, at: datetime | None = None) -> Support:
    """Agree a later end, after at least one review, with a reason; an earlier one puts a slip right."""
    support = locked_open(support)
    if not support.reviews.exists():
        raise ValidationError("Hold a review first: an extension follows what was said there.", code="no_review")
    # Reviews come after the start, and the start sets an expected end.
    before = cast(date, support.expected_end_on)
    if expected_end_on == before:
        raise ValidationError({"expected_end_on": "This is the expected end already. Enter another date."})
    Extension.objects.create(
        support=support,
        expected_end_before=before,
        expected_end_on=expected_end_on,
        reason=reason,
        by=by,
        at=at or timezone.now(),
    )
    support.expected_end_on = expected_end_on
    support.save()
    return support


@action
def agree_earlier_notes(*, support: Support, by: User, agreed: bool, at: datetime | None = None) -> Support:
    """Record whether the person agrees that their worker reads session notes from before."""
    support = locked_open(support)
    if not Session.objects.earlier_than(support).exists():
        raise ValidationError("There are no earlier session notes.", code="no_notes")
    EarlierNotesAnswer.objects.create(support=support, agreed=agreed, by=by, at=at or timezone.now())
    support.earlier_notes_agreed = agreed
    support.save()
    return support


@action
def pause(*, support: Support, by: User, reason: str, at: datetime | None = None) -> Support:
    """Rest a support for a while; no review falls due until it is resumed."""
    support = lock(support)
    move(support, Support.Status.PAUSED, by=by, reason=reason, at=at)
    return support


@action
def resume(*, support: Support, by: User, reason: str, at: datetime | None = None) -> Support:
    """Go on after a pause."""
    support = lock(support)
    if support.status != Support.Status.PAUSED:
        raise InvalidTransition(support)
    move(support, Support.Status.ACTIVE, by=by, reason=reason, at=at)
    return support


@action
def end_support(
    *,
    support: Support,
    by: User,
    ended_on: date,
    ending_reason: EndingReason,
    ending_summary: str = "",
    taking_on: str = "",
    ratings: Ratings | None = None,
    at: datetime | None = None,
) -> Support:
    """End a support. The worker's access to the record ends with it.

    `ratings` maps goals to the person's 0 to 10. Sessions booked after the ending are taken out.
    Where a new worker takes over, the referral waits again.
    """
    support = lock(support)
    at = at or timezone.now()
    if ended_on < (support.started_on or support.matched_on):
        raise ValidationError({"ended_on": "The support cannot have ended before it began."})
    support.ended_on, support.ending_reason = ended_on, ending_reason
    support.ending_summary, support.taking_on = ending_summary, taking_on
    rate(ratings or {}, stage=GoalRating.Stage.END, on=ended_on)
    support.sessions.filter(attendance=Session.Attendance.NOT_YET, date__gt=ended_on).delete()
    move(support, Support.Status.ENDED, by=by, reason=str(ending_reason), at=at)
    if ending_reason.code == EndingReason.NEW_WORKER:
        move(lock(support.referral), Referral.Status.WAITING, by=by, reason=str(ending_reason), at=at)
    told = [*holders(Role.LEAD, support.team), *followers(support.referral)]
    tell(notices.SUPPORT_ENDED, [user for user in told if user != by], support.referral, at, thing=support)
    return support
