"""Reviews held with the person."""

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from groundwork.actions import action
from support.actions.goals import Ratings, rate
from support.actions.supports import locked_open
from support.models import GoalRating, Review, Support


@action
def hold_review(
    *,
    support: Support,
    by: User,
    held_on: date,
    discussed: str,
    who_came: str = "",
    choices_still_right: bool | None = None,
    what_next: str = "",
    next_review_due: date | None = None,
    ratings: Ratings | None = None,
    at: datetime | None = None,
) -> Review:
    """Record a review; the next is due on `next_review_due`, or after the support's interval, by the expected end."""
    support = locked_open(support)
    if not support.started_on or held_on < support.started_on:
        raise ValidationError({"held_on": "A review comes after the first session."})
    review = Review.objects.create(
        support=support,
        held_on=held_on,
        who_came=who_came,
        discussed=discussed,
        choices_still_right=choices_still_right,
        what_next=what_next,
        next_due_on=next_review_due,
        by=by,
        created_at=at or timezone.now(),
    )
    rate(ratings or {}, stage=GoalRating.Stage.REVIEW, on=held_on, review=review)
    support.plan_review(next_review_due or held_on + timedelta(weeks=support.review_weeks), held_on=held_on)
    support.save()
    return review
