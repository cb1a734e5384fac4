"""Forms about the course of a support."""

from django import forms
from django.conf import settings

from crispy_nhsuk.fields import MemorableDateField, RecentDateField, YesNoField
from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Field, Layout
from groundwork.asking import AsksMixin
from groundwork.dates import HELD, PLANNED
from groundwork.forms import ItemField, SearchForm
from groundwork.shows import Show, Shows, with_status
from support.actions.supports import CANCEL, KEEP
from support.forms.goals import GoalRatingsMixin
from support.models import EndingReason, Intensity, Support
from support.models.supports import SupportQuerySet
from workers.forms.filters import WorkerFilter


class SupportFilterForm(SearchForm, WorkerFilter):
    """Filters of the list of supports; other pages link to them by `worker` and `show`."""

    SHOW = Shows(
        Show("open", "All open", SupportQuerySet.open),
        with_status(Support.Status.STARTING),
        Show("first_session", "No first session booked", SupportQuerySet.without_first_session),
        with_status(Support.Status.ACTIVE),
        with_status(Support.Status.PAUSED),
        Show("review_overdue", "Review overdue", SupportQuerySet.review_overdue, dated=True),
        Show("ending", "Ending within 4 weeks", SupportQuerySet.ending_soon, dated=True),
        with_status(Support.Status.ENDED),
        Show("all", "All", SupportQuerySet.all),
    )

    q = forms.CharField(label="Name, reference or NHS number", required=False, max_length=100)
    show = SHOW.field()


class ReasonForm(NHSForm):
    """Why; for a pause or going on."""

    required_messages = {"reason": "Enter the reason"}

    reason = forms.CharField(label="Reason", max_length=1000, widget=forms.Textarea)
    field_options = {"reason": {"rows": 3}}


class PauseForm(AsksMixin, ReasonForm):
    """Why, and where sessions are booked what becomes of them."""

    questions = {
        "stranded": forms.ChoiceField(
            label="What becomes of the sessions that are booked?",
            choices=[(CANCEL, "Cancel them"), (KEEP, "Keep them: they are after the pause, or will be moved")],
            required=False,
            widget=forms.RadioSelect,
        )
    }

    def answers(self):
        return self.cleaned_data


class ChangeIntensityForm(NHSForm):
    """How often they meet from now on."""

    required_messages = {"intensity": "Select how often you meet from now on"}

    intensity = ItemField(
        Intensity, label="How often do you meet from now on?", widget=forms.RadioSelect, empty_label=None
    )
    reason = forms.CharField(
        label="Reason",
        help_text="Needed only where it takes more places than the worker has.",
        required=False,
        max_length=500,
        widget=forms.Textarea,
    )
    field_options = {"reason": {"rows": 3}}


class AgreeEarlierNotesForm(NHSForm):
    required_messages = {"agreed": f"Choose whether the {settings.PERSON_WORD} agrees"}

    agreed = YesNoField(
        label=f"Does the {settings.PERSON_WORD} agree that you read the notes of earlier sessions?",
        help_text="They may change their mind at any time. Then record the new answer here. Your team lead is told "
        f"when notes are opened, and the {settings.PERSON_WORD} can have it on paper: “What you have agreed to”.",
    )


class WithdrawEarlierNotesForm(NHSForm):
    """Why earlier notes that were opened are closed again."""

    required_messages = {
        "by_mistake": "Choose why the notes are closed again",
        "reason": "Say what happened",
    }

    by_mistake = forms.TypedChoiceField(
        label="Why are they closed again?",
        choices=[
            ("no", f"The {settings.PERSON_WORD} no longer agrees"),
            ("yes", f"It was recorded by mistake: the {settings.PERSON_WORD} had not agreed"),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="What happened?",
        help_text=f"The {settings.PERSON_WORD}, the worker and the team leads can read this. Name nobody else.",
        max_length=1000,
        widget=forms.Textarea,
    )
    field_options = {"reason": {"rows": 3}}


class ExtendForm(NHSForm):
    required_messages = {
        "expected_end_on": "Enter the new expected end",
        "reason": "Enter the reason for going on longer",
    }

    expected_end_on = MemorableDateField(label="New expected end", span=PLANNED)
    reason = forms.CharField(
        label="Reason", help_text="What was said at the review.", max_length=1000, widget=forms.Textarea
    )
    field_options = {"reason": {"rows": 3}}


class EndSupportForm(AsksMixin, GoalRatingsMixin, NHSForm):
    questions = {"stranded": forms.BooleanField(label="Yes, cancel these sessions", required=False)}
    submit_variant = "warning"
    required_messages = {"ended_on": "Say when the support ended", "ending_reason": "Choose why it ended"}

    ended_on = RecentDateField(label="When did the support end?", span=HELD)
    ending_reason = ItemField(EndingReason, label="Why did it end?", widget=forms.RadioSelect, empty_label=None)
    ending_summary = forms.CharField(
        label=f"Summary, written with the {settings.PERSON_WORD} where you could",
        help_text="What you did together, and what changed. Needed for a planned ending.",
        required=False,
        max_length=5000,
        widget=forms.Textarea,
    )
    taking_on = forms.CharField(
        label=f"What the {settings.PERSON_WORD} takes on",
        help_text="Places, people and plans of their own. They may want a copy.",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
    )

    def get_layout(self):
        return Layout(
            "ended_on",
            *self.asked(),
            "ending_reason",
            Field("ending_summary", rows=6),
            Field("taking_on", rows=4),
            *self.rating_rows(),
        )

    def clean(self):
        cleaned = super().clean()
        reason = cleaned.get("ending_reason")
        if reason and reason.planned and not cleaned.get("ending_summary"):
            self.add_error("ending_summary", "Write a summary of what you did together")
        return cleaned
