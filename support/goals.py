"""Goals as the page of a support shows them."""

from collections import defaultdict

from groundwork.prepared import prepared_of
from support.models import Goal, GoalRating


def rated_goals(support):
    """The goals of a support (id), each with its `rated`, ratings in their order, but of reviews that count."""
    ratings = defaultdict(list)
    for rating in prepared_of(ratings_of, support):
        ratings[rating.goal_id].append(rating)
    goals = list(prepared_of(goals_of, support))
    for goal in goals:
        goal.rated = ratings[goal.pk]
    return goals


def goals_of(support):
    return Goal.objects.filter(support=support)


def ratings_of(support):
    return GoalRating.objects.filter(goal__support=support, review__struck_at__isnull=True)
