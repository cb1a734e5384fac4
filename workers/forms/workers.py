"""What is asked about a worker."""

from django import forms
from django.conf import settings

from crispy_nhsuk import messages
from crispy_nhsuk.fields import MemorableDateField, YesNoField
from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Field, Fieldset, Layout
from groundwork.dates import CHECKED, TO_CHECK
from groundwork.forms import ItemField, SearchForm
from groundwork.words import day
from workers import slots
from workers.choices import supervisors_of, team_of, users_without_profile
from workers.forms.employment import DATES, TERMS, EmploymentForm
from workers.models import Stage, Worker

POST = ["line_manager", "supervisor", "stage", "agreed_caseload"]


class AddWorkerForm(EmploymentForm):
    """A new profile, for somebody who already holds the worker role in one of the teams."""

    user = forms.ModelChoiceField(
        None,
        label="Who is the profile for?",
        help_text="People with the peer support worker role in your team and no profile yet.",
        error_messages={
            "required": "Select who the profile is for",
            "invalid_choice": "This person has a profile already, or is not a worker of your team",
        },
    )
    stage = ItemField(Stage, help_text="Sets the caseload and how often supervision is.")
    layout = Layout(
        "user",
        Fieldset("The post", "line_manager", "supervisor", "stage", Field("agreed_caseload", width=3)),
        EmploymentForm.layout_terms,
        EmploymentForm.layout_dates,
    )

    class Meta(EmploymentForm.Meta):
        fields = ["user", *POST, *TERMS, *DATES]

    def __init__(self, *args, teams, **kwargs):
        super().__init__(*args, **kwargs)
        self.teams = teams
        self.fields["user"].queryset = users_without_profile(teams)
        for name in ("line_manager", "supervisor"):
            self.fields[name].queryset = supervisors_of(teams)
        self.fields["agreed_caseload"].label += " (optional)"

    def clean(self):
        """The team follows from the role; line manager and supervisor must be of that team."""
        answers = super().clean()
        user = answers.get("user")
        answers["team"] = team = team_of(user, self.teams) if user else None
        for name in ("line_manager", "supervisor"):
            chosen = answers.get(name)
            if team and chosen and not supervisors_of([team]).filter(pk=chosen.pk).exists():
                self.add_error(name, f"Select somebody who may supervise in {team}")
        return answers


class CheckDbsForm(NHSForm):
    """What was seen when a DBS certificate, or its status on the Update Service, was checked."""

    required_messages = {
        "level": "Select the level of the certificate",
        "workforce": "Select the workforce it is for",
        "issued_on": "Enter the date the certificate was issued",
        "update_service": "Select yes if the certificate is on the Update Service",
        "checked_on": "Enter the date you checked it",
    }

    level = forms.ChoiceField(choices=Worker.DbsLevel, widget=forms.RadioSelect)
    workforce = forms.ChoiceField(choices=Worker.DbsWorkforce, widget=forms.RadioSelect)
    issued_on = MemorableDateField(label="Issued on", help_text="It stands on the certificate.", span=CHECKED)
    update_service = YesNoField(label="Is it on the Update Service?")
    checked_on = MemorableDateField(label="Checked on", span=CHECKED)
    next_check_on = MemorableDateField(label="Next check (optional)", required=False, span=TO_CHECK)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        years = settings.DBS_CHECK_YEARS
        after = "a year" if years == 1 else f"{years} years"
        self.fields["next_check_on"].help_text = f"Left empty, it is {after} after this check."

    def clean(self):
        """A check cannot be before the certificate, and the next one is after this one."""
        answers = super().clean()
        issued, checked, following = (answers.get(name) for name in ("issued_on", "checked_on", "next_check_on"))
        if issued and checked and checked < issued:
            self.add_error("checked_on", f"Checked on must be {day(issued)}, when it was issued, or later")
        if checked and following and following <= checked:
            self.add_error("next_check_on", f"Next check must be after {day(checked)}, the day of this check")
        return answers


class WorkerFilterForm(SearchForm):
    """Filters of the list of workers."""

    q = forms.CharField(label="Name", required=False, max_length=100)
    stage = forms.ChoiceField(required=False)
    supervisor = forms.ChoiceField(choices=[("", "Any"), ("none", "Nobody who may supervise now")], required=False)
    line_manager = forms.ChoiceField(
        choices=[("", "Any"), ("none", "Nobody who has a role for it now")], required=False
    )
    dbs = forms.ChoiceField(
        label="DBS check", choices=[("", "Any"), ("overdue", "Overdue or not recorded")], required=False
    )
    left = forms.ChoiceField(
        label="Employment", choices=[("", "Working now"), ("yes", "Not started, or left")], required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        columns = {column.name: column.field() for column in slots.COLUMNS}
        for name, field in columns.items():
            messages.give(name, field)
        self.fields = {"q": self.fields["q"]} | columns | self.fields
        self.offer("stage", "Any", lambda: Stage.objects.values_list("code", "label"))
