"""Forms about goals, and the rows of 0 to 10 that reviews and endings share."""

from django import forms
from django.conf import settings

from crispy_nhsuk import messages
from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Field, Fieldset
from groundwork.asking import AsksMixin, another
from support.models import Goal

RATINGS = [("", "Not rated today"), *((str(number), str(number)) for number in range(11))]


class RatingField(forms.TypedChoiceField):
    """0 to 10 as the person says, or no rating."""

    def __init__(self, **kwargs):
        super().__init__(choices=RATINGS, coerce=int, empty_value=None, required=False, **kwargs)


class GoalRatingsMixin:
    """Adds a rating for each of `goals`; `cleaned_data["ratings"]` maps goal to 0 to 10."""

    def __init__(self, *args, goals=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.goals = {f"goal_{goal.pk}": goal for goal in goals}
        for name, goal in self.goals.items():
            self.fields[name] = RatingField(label=goal.words)
            messages.give(name, self.fields[name])

    def rating_rows(self):
        """The layout of the ratings; empty where there are no goals."""
        fields = [Field(name, width=5) for name in self.goals]
        return [Fieldset(f"Goals, as the {settings.PERSON_WORD} rates them (0 to 10)", *fields)] if fields else []

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        cleaned["ratings"] = {goal: cleaned.pop(name, None) for name, goal in self.goals.items()}
        return cleaned


class SetGoalForm(AsksMixin, NHSForm):
    questions = another("Yes, this is another goal")
    required_messages = {"words": f"Enter the goal in the {settings.PERSON_WORD}'s own words"}

    words = forms.CharField(
        label=f"The goal, in the {settings.PERSON_WORD}'s own words",
        max_length=Goal._meta.get_field("words").max_length,
        help_text="As they would say it. For example, “I want to go swimming again”.",
        widget=forms.Textarea,
    )
    rating = RatingField(
        label="How near do they feel to it now?",
        help_text=f"The {settings.PERSON_WORD} rates it: 0 is not at all, 10 is there.",
    )
    field_options = {"words": {"rows": 3}}


class RateGoalsForm(GoalRatingsMixin, NHSForm):
    """Ratings only."""


class CloseGoalForm(NHSForm):
    rating = RatingField(
        label=f"How near does the {settings.PERSON_WORD} feel to it now?",
        help_text=f"The {settings.PERSON_WORD} rates it: 0 is not at all, 10 is there.",
    )
