"""What is asked about a worker."""

from django import forms
from django.conf import settings

from accounts.forms.leaving import go_ahead
from accounts.leaving import left_by_worker
from crispy_nhsuk.fields import MemorableDateField, YesNoField
from crispy_nhsuk.forms import NHSForm, NHSModelForm
from crispy_nhsuk.layout import Field, Fieldset, Layout
from groundwork.dates import CHECKED, HOLDS, TO_CHECK, WORKED
from groundwork.forms import ItemField, ItemsField, SearchForm
from groundwork.languages_form import LanguagesMixin, common_ones, other_ones
from groundwork.words import day, listed
from workers import slots
from workers.choices import supervisors_of, team_of, users_without_profile
from workers.models import ExperienceTheme, Stage, Worker

POST = ["line_manager", "supervisor", "stage", "employment", "band", "weekly_hours", "agreed_caseload"]
DATES = ["started_on", "probation_ends_on", "contract_ends_on"]


class PostForm(NHSModelForm):
    """What the service decides about a worker; `teams` limits who may supervise."""

    stage = ItemField(Stage, help_text="Sets the caseload and how often supervision is.")
    band = forms.TypedChoiceField(
        choices=[("", "Not on Agenda for Change"), *((band, f"Band {band}") for band in range(2, 8))],
        required=False,
        coerce=int,
        empty_value=None,
    )
    started_on = MemorableDateField(label="Started on", span=WORKED)
    probation_ends_on = MemorableDateField(label="Probation ends on (optional)", required=False, span=HOLDS)
    contract_ends_on = MemorableDateField(label="Contract ends on (optional)", required=False, span=HOLDS)

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
        span=WORKED,
        required=False,
        help_text="The first day on which they no longer work here. Their worker role ends on that day.",
    )
    go_ahead = go_ahead()
    layout = Layout(PostForm.layout_post, PostForm.layout_dates, Fieldset("Leaving", "left_on", "go_ahead"))

    class Meta(PostForm.Meta):
        fields = [*POST, *DATES, "left_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.left_before = self.instance.left_on

    def clean(self):
        """A new leaving date asks who takes over what the worker leaves."""
        answers = super().clean()
        goes_ahead, leaves = answers.pop("go_ahead", False), answers.get("left_on")
        if leaves and leaves != self.left_before and not goes_ahead:
            left = left_by_worker(self.instance.user, self.instance.team_id)
            if left:
                message = f"Nobody would look after {listed(left)}. Hand over first, or tick to go ahead without"
                self.add_error("go_ahead", message)
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


class AboutMeForm(LanguagesMixin, NHSModelForm):
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
        help_text="Only what you choose to be known. It is used for matching: the leads of your team can read it, and "
        "your profile says when they did.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    languages = common_ones("Languages (optional)")
    languages_others = other_ones()

    field_options = {"about_me": {"rows": 8}, "languages": {"small": True}}
    field_order = ["about_me", "interests", "languages", "languages_others"]

    class Meta:
        model = Worker
        fields = ["about_me", "interests", "languages", "areas", "working_days", "experience_themes"]
        labels = {
            "about_me": "About me (optional)",
            "interests": "Interests (optional)",
            "areas": "Areas covered (optional)",
        }


class WorkerFilterForm(SearchForm):
    """Filters of the list of workers."""

    q = forms.CharField(label="Name", required=False, max_length=100)
    stage = forms.ChoiceField(required=False)
    supervisor = forms.ChoiceField(choices=[("", "Any"), ("none", "Nobody who may supervise now")], required=False)
    dbs = forms.ChoiceField(
        label="DBS check", choices=[("", "Any"), ("overdue", "Overdue or not recorded")], required=False
    )
    left = forms.ChoiceField(
        label="Employment", choices=[("", "Working now"), ("yes", "Not started, or left")], required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        columns = {column.name: column.field() for column in slots.COLUMNS}
        self.fields = {"q": self.fields["q"]} | columns | self.fields
        self.offer("stage", "Any", lambda: Stage.objects.values_list("code", "label"))
