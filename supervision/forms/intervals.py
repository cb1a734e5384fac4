"""What is asked about how often supervision is."""

from django import forms

from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.forms import NHSForm
from groundwork.dates import PLANNED
from training.forms.training import TakeBackForm


class SetIntervalForm(NHSForm):
    """How often supervision is at a stage from a day on, and why."""

    required_messages = {
        "days": "Enter the days between supervisions",
        "holds_from": "Enter the date from which the interval holds",
        "reason": "Say why the interval changes",
    }
    days = forms.IntegerField(label="Days between supervisions", min_value=1, max_value=182)
    holds_from = MemorableDateField(
        label="The interval holds from",
        help_text="It counts for supervision held on that day or later. Nobody is overdue by it before.",
        span=PLANNED,
    )
    reason = forms.CharField(label="Why does it change?", widget=forms.Textarea, max_length=500)
    field_options = {"days": {"width": 3, "suffix": "days"}, "reason": {"rows": 3}}


class TakeBackIntervalForm(TakeBackForm):
    """An interval that has not begun."""
