"""What is asked about the role description and the code of conduct."""

from django import forms

from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.forms import NHSForm
from groundwork.dates import PLANNED
from groundwork.forms import FilterForm
from groundwork.paragraphs import HELP
from training.forms.training import TakeBackForm
from training.models import Conduct

MOST_CHARACTERS = 20_000


class SetConductForm(NHSForm):
    """The whole text as it is from a day on, and what is new in it."""

    required_messages = {
        "text": "Enter the text",
        "holds_from": "Enter the date from which this version holds",
        "reason": "Say what is new",
    }
    text = forms.CharField(label="Text", help_text=HELP, widget=forms.Textarea, max_length=MOST_CHARACTERS)
    holds_from = MemorableDateField(
        label="It holds from", help_text="From that day on each worker is asked to read it and agree.", span=PLANNED
    )
    reason = forms.CharField(
        label="What is new?",
        help_text="A sentence or two that workers read above the text.",
        widget=forms.Textarea,
        max_length=500,
    )
    field_options = {"text": {"rows": 20}, "reason": {"rows": 3}}


class TakeBackConductForm(TakeBackForm):
    """A version that has not begun."""


class AgreementFilterForm(FilterForm):
    """Of which document somebody has not agreed to the version in force."""

    missing = forms.ChoiceField(
        label="Not agreed yet", choices=[("", "Everybody"), *Conduct.Document.choices], required=False
    )
