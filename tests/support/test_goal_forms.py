"""The rows of 0 to 10 that forms about goals share."""

from support.forms.goals import RateGoalsForm
from support.models import Goal


def test_a_rating_that_is_not_offered_is_refused_in_our_words():
    goal = Goal(words="Swim again")
    form = RateGoalsForm({f"goal_{goal.pk}": "11"}, goals=[goal])
    assert form.errors[f"goal_{goal.pk}"] == ["Select swim again from the list"]
