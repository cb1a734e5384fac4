"""Choosing a worker."""

from django import forms
from django.conf import settings
from django.utils.html import format_html_join

from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Field, Layout


class MatchForm(NHSForm):
    """One worker out of the ranked candidates, each with what speaks for and against."""

    required_messages = {"worker": "Choose a worker"}

    worker = forms.ModelChoiceField(
        queryset=None,
        label=f"Who could support this {settings.PERSON_WORD}?",
        widget=forms.RadioSelect,
        empty_label=None,
    )
    over_capacity_reason = forms.CharField(
        label="Why go past the worker's capacity?",
        help_text="Needed only where you choose somebody whose places are all taken.",
        required=False,
        max_length=500,
        widget=forms.Textarea,
    )

    def __init__(self, *args, workers, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        self.candidates = candidates
        self.fields["worker"].queryset = workers
        self.fields["worker"].choices = [(candidate.worker.pk, candidate.headline) for candidate in candidates]

    def get_layout(self):
        hints = {
            str(candidate.worker.pk): format_html_join("", "{}<br>", ((line,) for line in candidate.lines))
            for candidate in self.candidates
        }
        return Layout(Field("worker", label_size="m", hints=hints), Field("over_capacity_reason", rows=3))
