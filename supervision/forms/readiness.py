"""What is asked about one item of a host team's list."""

from django import forms

from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.forms import NHSForm
from groundwork.dates import DUE, HELD


class PlanReadinessForm(NHSForm):
    required_messages = {"owner": "Choose who looks after this", "due_on": "Enter by when it is to be ready"}

    owner = forms.ModelChoiceField(queryset=None, label="Who looks after this?")
    due_on = MemorableDateField(label="By when?", span=DUE)
    done_on = MemorableDateField(
        label="Ready since (optional)",
        help_text="Leave it empty while this is open. Empty it where it was entered by mistake.",
        span=HELD,
        required=False,
    )
    agreed = forms.CharField(
        label="What was agreed (optional)",
        help_text="Such as who the supporter is. Write nothing about people who are supported, or about a worker.",
        max_length=300,
        required=False,
    )

    def __init__(self, *args, owners, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = owners
