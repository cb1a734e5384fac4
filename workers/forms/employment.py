"""What the line manager is asked about a worker, a page for each thing."""

from django import forms

from accounts.forms.leaving import go_ahead
from accounts.leaving import left_by_worker
from crispy_nhsuk.fields import MemorableDateField, YesNoField
from crispy_nhsuk.forms import NHSForm, NHSModelForm
from crispy_nhsuk.layout import Conditional, Field, Fieldset, Layout
from groundwork.dates import HELD, HOLDS, WORKED
from groundwork.forms import ItemField
from groundwork.words import day, listed
from workers.choices import supervisors_of
from workers.models import Stage, Worker

TERMS = ["employment", "is_paid", "paid_for", "band", "weekly_hours"]
DATES = ["started_on", "probation_ends_on", "contract_ends_on"]
MOST_PLACES = 60


class EmploymentForm(NHSModelForm):
    """The terms of employment."""

    is_paid = YesNoField(label="Is the work paid? (optional)", required=False)
    band = forms.TypedChoiceField(
        choices=[("", "Not on Agenda for Change"), *((band, f"Band {band}") for band in range(2, 8))],
        required=False,
        coerce=int,
        empty_value=None,
    )
    started_on = MemorableDateField(label="Started on", span=WORKED)
    probation_ends_on = MemorableDateField(label="Probation ends on (optional)", required=False, span=HOLDS)
    contract_ends_on = MemorableDateField(label="Contract ends on (optional)", required=False, span=HOLDS)

    layout_terms = Fieldset(
        "Terms",
        "employment",
        Field("is_paid", inline=True),
        Field("paid_for", width="two-thirds"),
        "band",
        Field("weekly_hours", width=4, suffix="hours"),
    )
    layout_dates = Fieldset("Dates", *DATES)
    layout = Layout(layout_terms, layout_dates)

    class Meta:
        model = Worker
        fields = [*TERMS, *DATES]
        labels = {"paid_for": "What is paid for (optional)"}
        help_texts = {"paid_for": "For example all hours, sessions only, or expenses only."}

    def clean(self):
        """Probation and contract end on the first day or later."""
        answers = super().clean()
        started = answers.get("started_on")
        for name, what in (("probation_ends_on", "Probation"), ("contract_ends_on", "The contract")):
            ends = answers.get(name)
            if started and ends and ends < started:
                self.add_error(name, f"{what} must end on {day(started)}, the first day, or later")
        return answers


class ChangeStageForm(NHSForm):
    """Another stage, from when and why."""

    required_messages = {
        "stage": "Select the new stage",
        "starts_on": "Enter the day from which they are at this stage",
        "why": "Enter why the stage changes",
    }
    stage = ItemField(Stage, label="New stage", widget=forms.RadioSelect, empty_label=None)
    starts_on = MemorableDateField(
        label="From when", help_text="Today or a day in the past. What is to come, change on its day.", span=HELD
    )
    why = forms.CharField(
        label="Why", help_text="The worker and the line manager read this.", max_length=500, widget=forms.Textarea
    )
    field_options = {"why": {"rows": 3}}


class ChangeCapacityForm(NHSForm):
    """As many places as the stage says, or another number; and why."""

    required_messages = {
        "follows": "Select how many places the worker has",
        "agreed_caseload": "Enter how many places the worker has",
        "why": "Enter why the number of places changes",
    }
    follows = forms.ChoiceField(
        label="How many places does the worker have?",
        help_text="A place is for somebody met weekly. Who is met less often takes a part of one.",
        widget=forms.RadioSelect,
    )
    agreed_caseload = forms.IntegerField(label="How many places", min_value=0, max_value=MOST_PLACES)
    why = forms.CharField(
        label="Why", help_text="The worker and the line manager read this.", max_length=500, widget=forms.Textarea
    )
    layout = Layout(
        "follows", Conditional("follows", "agreed", Field("agreed_caseload", width=3)), Field("why", rows=3)
    )

    def __init__(self, *args, worker, **kwargs):
        super().__init__(*args, **kwargs)
        stage = f"As their stage and hours say: {worker.stage_caseload}"
        self.fields["follows"].choices = [("stage", stage), ("agreed", "Another number that is agreed")]

    def facts(self):
        """What the action takes."""
        answers = self.cleaned_data
        return {"agreed_caseload": answers.get("agreed_caseload"), "why": answers["why"]}


class ChooseForm(NHSForm):
    """Somebody of the team who may supervise; never the worker themselves."""

    name, question = "", ""

    def __init__(self, *args, worker, **kwargs):
        super().__init__(*args, **kwargs)
        people = supervisors_of([worker.team_id]).exclude(pk=worker.user_id)
        self.fields[self.name] = forms.ModelChoiceField(
            people,
            label=self.question,
            widget=forms.RadioSelect,
            empty_label=None,
            help_text=f"People who may supervise in {worker.team} and are there now.",
            error_messages={
                "required": "Select somebody",
                "invalid_choice": f"Select somebody who may supervise in {worker.team}",
            },
        )


class ChangeLineManagerForm(ChooseForm):
    name, question = "line_manager", "Who is line manager from now on?"


class ChangeSupervisorForm(ChooseForm):
    name, question = "supervisor", "Who supervises from now on?"


class RecordLeavingForm(NHSForm):
    """The first day on which they no longer work here; empty where they stay after all."""

    left_on = MemorableDateField(
        label="Left on",
        span=WORKED,
        required=False,
        help_text="The first day on which they no longer work here. Their worker role ends on that day. "
        "Leave it empty if they stay after all; an administrator gives a role anew that has ended.",
    )
    go_ahead = go_ahead()

    def __init__(self, *args, worker, **kwargs):
        super().__init__(*args, **kwargs)
        self.worker = worker

    def clean(self):
        """The day comes after the first; a new one asks who takes over what the worker leaves."""
        answers = super().clean()
        goes_ahead, leaves = answers.pop("go_ahead", False), answers.get("left_on")
        if leaves and leaves < self.worker.started_on:
            self.add_error("left_on", "The leaving date must be after the start date.")
        elif leaves and leaves != self.worker.left_on and not goes_ahead:
            left = left_by_worker(self.worker.user, self.worker.team_id)
            if left:
                message = f"Nobody would look after {listed(left)}. Hand over first, or tick to go ahead without"
                self.add_error("go_ahead", message)
        return answers
