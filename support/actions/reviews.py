"""Reviews held with the person."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from groundwork.actions import action
from support.actions.goals import rate
from support.actions.supports import locked_open
from support.models import GoalRating, Review


@action
def hold_review(
    *,
    support,
    by,
    held_on,
    discussed,
    who_came="",
    choices_still_right=None,
    what_next="",
    next_review_due=None,
    ratings=None,
    at=None,
):
    """Record a review; the next is due on `next_review_due`, or after the support's interval."""
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
        by=by,
        created_at=at or timezone.now(),
    )
    rate(ratings or {}, stage=GoalRating.Stage.REVIEW, on=held_on, review=review)
    support.next_review_due = next_review_due or held_on + timedelta(weeks=support.review_weeks)
    support.save()
    return review
