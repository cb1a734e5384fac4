"""What is asked about a worker."""

from django import forms

from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.forms import NHSModelForm
from crispy_nhsuk.layout import Field, Fieldset, Layout
from groundwork.forms import FilterForm, ItemField, ItemsField
from workers import slots
from workers.choices import supervisors_of, team_of, users_without_profile
from workers.models import ExperienceTheme, Stage, Worker

POST = ["line_manager", "supervisor", "stage", "employment", "band", "weekly_hours", "agreed_caseload"]
DATES = ["started_on", "probation_ends_on", "contract_ends_on", "dbs_issued_on", "dbs_renew_by"]


class PostForm(NHSModelForm):
    """What the service decides about a worker; `teams` limits who may supervise."""

    stage = ItemField(Stage, help_text="Sets the caseload and how often supervision is.")
    band = forms.TypedChoiceField(
        choices=[("", "Not on Agenda for Change"), *((band, f"Band {band}") for band in range(2, 8))],
        required=False,
        coerce=int,
        empty_value=None,
    )
    started_on = MemorableDateField(label="Started on")
    probation_ends_on = MemorableDateField(label="Probation ends on (optional)", required=False)
    contract_ends_on = MemorableDateField(label="Contract ends on (optional)", required=False)
    dbs_issued_on = MemorableDateField(label="DBS issued on (optional)", required=False, past=True)
    dbs_renew_by = MemorableDateField(label="DBS renewal due (optional)", required=False)

    layout_post = Fieldset(
        "The post",
        "line_manager",
        "supervisor",
        "stage",
        "employment",
        "band",
        Field("weekly_hours", width=4, suffix="hours"),
        Field("agreed_caseload", width=3),
    )
    layout_dates = Fieldset("Dates", *DATES)

    class Meta:
        model = Worker
        fields = POST + DATES

    def __init__(self, *args, teams, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("line_manager", "supervisor"):
            self.fields[name].queryset = supervisors_of(teams)
        self.fields["agreed_caseload"].label += " (optional)"


class AddWorkerForm(PostForm):
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
    layout = Layout("user", PostForm.layout_post, PostForm.layout_dates)

    class Meta(PostForm.Meta):
        fields = ["user", *POST, *DATES]

    def __init__(self, *args, teams, **kwargs):
        super().__init__(*args, teams=teams, **kwargs)
        self.teams = teams
        self.fields["user"].queryset = users_without_profile(teams)

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


class EditWorkerForm(PostForm):
    """The service's part of a profile, with the day the worker left."""

    left_on = MemorableDateField(
        label="Left on (optional)",
        required=False,
        help_text="The first day on which they no longer work here. Their worker role ends on that day.",
    )
    layout = Layout(PostForm.layout_post, PostForm.layout_dates, Fieldset("Leaving", "left_on"))

    class Meta(PostForm.Meta):
        fields = [*POST, *DATES, "left_on"]


class AboutMeForm(NHSModelForm):
    """The worker's own part of the profile."""

    working_days = forms.TypedMultipleChoiceField(
        label="Working days (optional)",
        choices=Worker.Weekday,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    experience_themes = ItemsField(
        ExperienceTheme,
        label="Experience I am willing to draw on (optional)",
        help_text="Only what you choose to be known. It is used for matching and shown to your team.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    field_options = {"about_me": {"rows": 8}}

    class Meta:
        model = Worker
        fields = ["about_me", "interests", "languages", "areas", "working_days", "experience_themes"]
        labels = {
            "about_me": "About me (optional)",
            "interests": "Interests (optional)",
            "languages": "Languages (optional)",
            "areas": "Areas covered (optional)",
        }


class WorkerFilterForm(FilterForm):
    """Filters of the list of workers, kept in the address."""

    stage = forms.ChoiceField(required=False)
    supervisor = forms.ChoiceField(choices=[("", "Any"), ("none", "Nobody who may supervise now")], required=False)
    left = forms.ChoiceField(
        label="Employment", choices=[("", "Working now"), ("yes", "Not started, or left")], required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields = {column.name: column.field() for column in slots.COLUMNS} | self.fields
        self.offer("stage", "Any", lambda: Stage.objects.values_list("code", "label"))
