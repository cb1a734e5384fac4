"""Goals in the person's own words, and how near the person feels to them."""

from collections.abc import Collection, Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from groundwork.actions import action
from groundwork.asking import ask
from groundwork.transitions import lock
from support.models import Goal, GoalRating, Review, Support

# The person's 0 to 10 for each goal; None where they gave none.
Ratings = Mapping[Goal, int | None]


@action
def set_goal(
    *,
    support: Support,
    by: User,
    words: str,
    rating: int | None = None,
    on: date | None = None,
    sure: Collection[str] = (),
) -> Goal:
    """Write down a goal, with the person's first rating (0 to 10) if they gave one."""
    if support.goals.open().filter(words__iexact=words).exists():
        ask(sure, "another", "This goal is set already. Tick the box if this is another one in the same words.")
    on = on or timezone.localdate()
    goal = Goal.objects.create(support=support, words=words, set_on=on)
    if rating is not None:
        goal.ratings.create(stage=GoalRating.Stage.START, rated_on=on, rating=rating)
    return goal


@action
def rate_goals(*, support: Support, by: User, ratings: Ratings, on: date | None = None) -> None:
    """The person rates goals between reviews; `ratings` maps goals of the support to 0 to 10."""
    if not any(rating is not None for rating in ratings.values()):
        raise ValidationError("Rate at least one goal.", code="no_rating")
    return rate(ratings, stage=GoalRating.Stage.REVIEW, on=on or timezone.localdate())


@action
def close_goal(*, goal: Goal, by: User, rating: int | None = None, on: date | None = None) -> Goal:
    """Lay a goal aside, reached or not, with a last rating if the person gave one."""
    goal, on = lock(goal), on or timezone.localdate()
    if goal.closed_on:
        raise ValidationError("This goal is already closed.", code="stale")
    rate({goal: rating}, stage=GoalRating.Stage.END, on=on)
    goal.closed_on = on
    goal.save()
    return goal


def rate(ratings: Ratings, *, stage: str, on: date, review: Review | None = None) -> None:
    """Store ratings; one of the same day and stage is corrected rather than doubled."""
    for goal, rating in ratings.items():
        if rating is not None:
            GoalRating.objects.update_or_create(
                goal=goal, stage=stage, rated_on=on, defaults={"rating": rating, "review": review}
            )
