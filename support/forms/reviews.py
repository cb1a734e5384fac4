"""What is asked about a review."""

from django import forms
from django.conf import settings

from crispy_nhsuk.fields import MemorableDateField, RecentDateField, YesNoField
from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Field, Layout
from groundwork.dates import HELD, PLANNED
from groundwork.words import day
from support.forms.goals import GoalRatingsMixin


class HoldReviewForm(GoalRatingsMixin, NHSForm):
    required_messages = {
        "held_on": "Say when you held the review",
        "discussed": "Write what you discussed",
        "next_review_due": "Enter when the next review is due",
    }

    held_on = RecentDateField(label="When was it?", span=HELD)
    who_came = forms.CharField(
        label="Who came", required=False, max_length=200, help_text=f"As the {settings.PERSON_WORD} chose."
    )
    discussed = forms.CharField(label="What you discussed", max_length=5000, widget=forms.Textarea)
    choices_still_right = YesNoField(
        label=f"Are the {settings.PERSON_WORD}'s choices still right?",
        required=False,
        help_text="Worker, place, days and times, and how you meet.",
    )
    what_next = forms.CharField(label="What next", required=False, max_length=2000, widget=forms.Textarea)
    next_review_due = MemorableDateField(label="Next review due", span=PLANNED)

    def __init__(self, *args, expected_end_on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["next_review_due"].help_text = (
            f"The {settings.PERSON_WORD} chooses how often. It falls due by the expected end, {day(expected_end_on)}, "
            "at the latest; where the support is extended it can be later."
        )

    def get_layout(self):
        return Layout(
            "held_on",
            "who_came",
            Field("discussed", rows=6),
            "choices_still_right",
            *self.rating_rows(),
            Field("what_next", rows=3),
            "next_review_due",
        )
