"""What is asked about the lists by which inductions go."""

from django import forms

from accounts.models import Team
from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.forms import NHSForm
from development.models import StepOwner
from development.models.checklists import MOST_DAYS
from groundwork.dates import PLANNED
from groundwork.forms import ConfirmForm, ItemField
from training.forms.training import TakeBackForm
from workers.models import Stage


class SetChecklistForm(NHSForm):
    """For whom a new list is, and from when it holds."""

    required_messages = {
        "stage": "Select the stage",
        "holds_from": "Enter the date from which the list holds",
        "reason": "Say why there is a new list",
    }
    stage = ItemField(Stage, label="For which stage?")
    team = forms.ModelChoiceField(
        Team.objects.none(),
        label="For which team? (optional)",
        help_text="A list of a team goes before the one for all teams.",
        empty_label="All teams",
        required=False,
    )
    holds_from = MemorableDateField(
        label="The list holds from",
        help_text="Tomorrow or later. Until then you can change what is on it.",
        span=PLANNED,
    )
    reason = forms.CharField(label="Why is there a new list?", widget=forms.Textarea, max_length=500)
    field_options = {"reason": {"rows": 3}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = Team.objects.filter(kind=Team.Kind.PEER_SUPPORT)


class TakeBackChecklistForm(TakeBackForm):
    """Why a list that does not hold yet is taken back."""


class ChecklistItemForm(NHSForm):
    """One thing to do: what, whose, and by when."""

    required_messages = {
        "title": "Enter what is to be done",
        "owner": "Select who sees to it",
        "due_days": "Enter after how many days it is due",
    }
    title = forms.CharField(label="What is to be done?", max_length=120)
    what = forms.CharField(
        label="What is it about? (optional)",
        help_text="For example where to find something, or whom to ask.",
        widget=forms.Textarea,
        max_length=500,
        required=False,
    )
    owner = forms.ChoiceField(
        label="Who sees to it?",
        help_text="Where the supervisor or every lead is gone, the line manager does.",
        choices=StepOwner,
        widget=forms.RadioSelect,
    )
    due_days = forms.IntegerField(
        label="Due how many days after the start?",
        min_value=0,
        max_value=MOST_DAYS,
        error_messages={"invalid": "Days must be a whole number, like 14"},
    )
    wants_evidence = forms.BooleanField(label="Whoever has done it notes what shows it", required=False)
    field_options = {"what": {"rows": 3}, "due_days": {"width": 3, "suffix": "days"}}


class AddChecklistItemForm(ChecklistItemForm):
    """Something new for the list."""


class EditChecklistItemForm(ChecklistItemForm):
    """Something that stands in the list."""


class RemoveChecklistItemForm(ConfirmForm):
    """Nothing to fill in."""
