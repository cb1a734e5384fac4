"""What is asked about the numbers that the service's rules go by."""

from django import forms

from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.forms import NHSForm
from groundwork.dates import PLANNED


class SetLimitForm(NHSForm):
    """What a limit is from a day on, and why."""

    required_messages = {
        "value": "Enter the new number",
        "holds_from": "Enter the date from which it holds",
        "reason": "Say why it changes",
    }
    value = forms.DecimalField(label="The new number", max_digits=5, decimal_places=1)
    holds_from = MemorableDateField(label="It holds from", span=PLANNED)
    reason = forms.CharField(label="Why does it change?", widget=forms.Textarea, max_length=500)

    def __init__(self, *args, limit, **kwargs):
        self.limit = limit
        self.field_options = {"value": {"width": 4, "suffix": limit.unit}, "reason": {"rows": 3}}
        super().__init__(*args, **kwargs)

    def clean_value(self):
        """Whole weeks or hours, where the limit knows no halves."""
        value = self.cleaned_data["value"]
        if not self.limit.halves and value % 1:
            raise forms.ValidationError(f"The new number must be in whole {self.limit.unit}, without a fraction")
        return value


class TakeBackLimitForm(NHSForm):
    """Why a change that has not begun is taken back."""

    required_messages = {"reason": "Say why this is taken back"}
    reason = forms.CharField(label="Why is it taken back?", widget=forms.Textarea, max_length=500)
    field_options = {"reason": {"rows": 3}}
