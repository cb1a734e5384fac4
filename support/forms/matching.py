"""Choosing a worker."""

from django import forms
from django.conf import settings
from django.template.loader import render_to_string

from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Field, Layout
from support.ranking import NOT_AVAILABLE


class MatchForm(NHSForm):
    """One worker out of the ranked candidates, each with what speaks for and against."""

    required_messages = {"worker": "Choose a worker"}

    worker = forms.ModelChoiceField(
        queryset=None,
        label=f"Who could support this {settings.PERSON_WORD}?",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"invalid_choice": NOT_AVAILABLE},
    )
    reason = forms.CharField(
        label="Why this worker?",
        help_text="Needed only where something speaks against them.",
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
            str(candidate.worker.pk): render_to_string("support/candidate.html", {"candidate": candidate})
            for candidate in self.candidates
        }
        return Layout(Field("worker", label_size="m", hints=hints), Field("reason", rows=3))
