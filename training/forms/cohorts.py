"""What is asked about a cohort, its days and who takes part."""

from django import forms

from accounts.models import Team
from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Button, Field, Fieldset, Layout
from groundwork.dates import IN_DIARY, LEARNT
from groundwork.fields import MeetingTimeField
from groundwork.forms import FilterForm, ItemField
from groundwork.shows import Show, Shows
from training.forms.training import TakeBackForm, refuse_early_completion
from training.models import CohortPlace, Course
from training.models.cohorts import MOST_PLACES, CohortQuerySet
from workers.models import Worker

MOST_WEEKS = 40
EVERYBODY = "everybody"


class CohortFilterForm(FilterForm):
    """Filters of the list of cohorts."""

    SHOW = Shows(
        Show("", "All", CohortQuerySet.all),
        Show("to_register", "With a register to keep", CohortQuerySet.to_register, dated=True),
    )

    show = SHOW.field()
    run = forms.ChoiceField(label="Run by", choices=[("", "Any team"), ("us", "My teams")], required=False)


class CohortForm(NHSForm):
    """What a cohort is called and how many it takes."""

    required_messages = {
        "name": "Enter a name for the cohort",
        "places_number": "Enter how many places there are",
    }
    name = forms.CharField(
        label="Name of the cohort", max_length=80, help_text="For example “Spring 2027” or “Mondays from 4 January”."
    )
    places_number = forms.IntegerField(label="Places", min_value=1, max_value=MOST_PLACES)
    is_open_to_all = forms.BooleanField(
        label="Workers of every team may take part",
        help_text="Leads of other teams then see the cohort and can put their workers down for it.",
        required=False,
    )
    field_options = {"name": {"width": 20}, "places_number": {"width": 3}}


class DayFields(NHSForm):
    """When and where a day is."""

    start = MeetingTimeField(label="Starts at (optional)", required=False)
    minutes = forms.IntegerField(
        label="How long is a day?",
        min_value=15,
        max_value=720,
        error_messages={
            "required": "Enter how many minutes it takes",
            "invalid": "Minutes must be a whole number, like 360",
        },
    )
    place = forms.CharField(label="Place (optional)", max_length=200, required=False)


class AddCohortForm(DayFields, CohortForm):
    """A new cohort, with days a week apart."""

    required_messages = CohortForm.required_messages | {"first_on": "Enter the date of the first day"}
    course = ItemField(Course)
    team = forms.ModelChoiceField(None, label="Which team runs it?", error_messages={"required": "Select the team"})
    first_on = MemorableDateField(label="First day", span=IN_DIARY)
    weeks = forms.IntegerField(
        label="On how many days, a week apart?",
        help_text="You can move, add and take out days afterwards.",
        min_value=1,
        max_value=MOST_WEEKS,
        error_messages={
            "required": "Enter on how many days it meets",
            "invalid": "Days must be a whole number, like 12",
        },
    )

    def __init__(self, *args, teams, **kwargs):
        super().__init__(*args, **kwargs)
        choices = Team.objects.filter(pk__in=teams)
        self.fields["team"].queryset = choices
        self.only_team = choices.first() if len(teams) == 1 else None
        if self.only_team:
            del self.fields["team"]

    def clean(self):
        answers = super().clean()
        return answers | ({"team": self.only_team} if self.only_team else {})

    def get_layout(self):
        team = ["team"] if "team" in self.fields else []
        return Layout(
            Fieldset(
                "The cohort",
                "course",
                *team,
                Field("name", width=20),
                Field("places_number", width=3),
                "is_open_to_all",
            ),
            Fieldset(
                "Its days",
                "first_on",
                Field("weeks", width=3, suffix="days"),
                Field("start", width=5),
                Field("minutes", width=4, suffix="minutes"),
                "place",
            ),
        )


class EditCohortForm(CohortForm):
    """The name and the places of a cohort."""


class CancelCohortForm(TakeBackForm):
    """Why a cohort does not take place."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = "Why is it cancelled?"
        self.fields["reason"].error_messages["required"] = "Say why it is cancelled"


class CourseDayForm(DayFields):
    """One day of a cohort."""

    required_messages = {"date": "Enter the date"}
    date = MemorableDateField(span=IN_DIARY)
    topic = forms.CharField(label="What it is about (optional)", max_length=200, required=False)
    is_joint = forms.BooleanField(label="Held together with clinical colleagues", required=False)
    by_experience = forms.BooleanField(label="With a trainer who has lived experience", required=False)
    field_order = ["date"]
    field_options = {"start": {"width": 5}, "minutes": {"width": 4, "suffix": "minutes"}}


class PeopleField(forms.ModelMultipleChoiceField):
    """Some of a cohort's places, or of the workers who could have one, by name."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj):
        return str(obj.worker if isinstance(obj, CohortPlace) else obj)


class JoinCohortForm(NHSForm):
    """Who is put down for the cohort."""

    workers = PeopleField(
        Worker.objects.none(),
        label="Who takes part?",
        help_text="Once the places are taken, the others wait in the order of this list.",
        error_messages={"required": "Select who takes part"},
    )
    field_options = {"workers": {"small": True}}

    def __init__(self, *args, workers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["workers"].queryset = workers


class RegisterForm(NHSForm):
    """Who was there on a day: ticks, or one button for everybody."""

    there = PeopleField(CohortPlace.objects.none(), label="Who was there?", required=False)
    nobody = forms.BooleanField(label="Nobody was there", required=False)
    field_options = {"there": {"small": False}}

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["there"].queryset = self.places = places
        self.buttons = [Button(EVERYBODY, "Everybody was there", variant="secondary")]

    def clean(self):
        """Nothing ticked is asked about: a register that was sent by mistake would say that all were away."""
        answers = super().clean()
        if EVERYBODY in self.data:
            answers["there"] = list(self.places)
        elif answers.get("there") and answers.get("nobody"):
            self.add_error("nobody", "You ticked people as well. Leave out one of the two")
        elif not answers.get("there") and not answers.get("nobody") and "there" not in self.errors:
            self.add_error("there", "Tick who was there, or that nobody was")
        return answers


class CompleteCohortForm(NHSForm):
    """Who completed the course, and when."""

    required_messages = {"on": "Enter the date the course was completed"}
    places = PeopleField(
        CohortPlace.objects.none(),
        label="Who completed the course?",
        help_text="The others stay enrolled. Their record can be completed or given up on their own page.",
        error_messages={"required": "Select who completed the course"},
    )
    on = MemorableDateField(label="Completed on", span=LEARNT)

    def __init__(self, *args, places, first_on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["places"].queryset = places
        self.first_on = first_on

    def clean(self):
        answers = super().clean()
        refuse_early_completion(self, "on", self.first_on, "its first day")
        return answers
