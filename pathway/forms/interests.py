"""What is asked about somebody's interest in peer work."""

from django import forms
from django.utils import timezone

from accounts.models import Team, User
from accounts.permissions import Permission, Role
from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Field, Layout
from groundwork.dates import AGREED, PLANNED
from groundwork.forms import FilterForm
from groundwork.shows import Show, Shows
from pathway.models import Interest
from pathway.models.interests import InterestQuerySet

WHAT_TO_WRITE = "What was said about the work. Nothing about health, care or support: that has its own records."


class InterestFilterForm(FilterForm):
    """Filters of the list."""

    SHOW = Shows(
        Show("", "On the way", InterestQuerySet.open),
        Show("to_follow_up", "To follow up now", InterestQuerySet.to_follow_up, dated=True),
        Show("without_follower", "With nobody to follow up", InterestQuerySet.without_follower),
        Show("not_now", "Not now", InterestQuerySet.not_now),
        Show("employed", "Employed", InterestQuerySet.employed),
        Show("erased", "Erased", InterestQuerySet.erased),
    )

    show = SHOW.field()
    follower = forms.ChoiceField(label="Followed up by", choices=[("", "Anybody"), ("me", "Me")], required=False)


class EditInterestForm(NHSForm):
    """Who it is, how to reach them, and that they agreed."""

    required_messages = {
        "name": "Enter the name",
        "contact": "Enter a safe way to make contact",
        "source": "Select how you heard of their interest",
        "agreed_on": "Enter the day on which they agreed",
        "agreed_how": "Select how they agreed",
    }
    name = forms.CharField(label="Name", help_text="As they want to be called.", max_length=150)
    contact = forms.CharField(
        label="Safe way to make contact",
        help_text="A telephone number or address that they gave for this, and when to use it.",
        widget=forms.Textarea,
        max_length=500,
    )
    source = forms.ChoiceField(
        label="How did you hear of their interest?", choices=Interest.Source.choices, widget=forms.RadioSelect
    )
    agreed_on = MemorableDateField(
        label="Day on which they agreed to be on this list",
        help_text="Without their agreement nobody is put on it.",
        span=AGREED,
    )
    agreed_how = forms.ChoiceField(
        label="How did they agree?", choices=Interest.AgreedHow.choices, widget=forms.RadioSelect
    )
    field_options = {"contact": {"rows": 3}}


class AddInterestForm(EditInterestForm):
    """The same, of which team, and when you follow up."""

    required_messages = {"team": "Select the team", "follow_up_on": "Enter when you follow up"}
    team = forms.ModelChoiceField(Team.objects.none(), label="Team")
    follow_up_on = MemorableDateField(
        label="Day on which you follow up", help_text="You can hand it over afterwards.", span=PLANNED
    )
    field_order = ["team"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        teams = Team.objects.peer_support().filter(pk__in=user.teams_with(Permission.RUN_PATHWAY))
        self.fields["team"].queryset = teams


class FollowUpForm(NHSForm):
    """What was said, and when somebody follows up next."""

    note = forms.CharField(label="What was said?", help_text=WHAT_TO_WRITE, widget=forms.Textarea, max_length=2000)
    follow_up_on = MemorableDateField(label="When do you follow up next?", span=PLANNED)
    required_messages = {"note": "Enter what was said", "follow_up_on": "Enter when you follow up next"}
    field_options = {"note": {"rows": 4}}


class LogStepForm(FollowUpForm):
    """Where somebody stands now."""

    required_messages = {"step": "Select a step"}
    step = forms.ChoiceField(label="Where do they stand now?", widget=forms.RadioSelect)
    note = forms.CharField(
        label="What was said? (optional)",
        help_text=WHAT_TO_WRITE,
        widget=forms.Textarea,
        max_length=2000,
        required=False,
    )
    follow_up_on = MemorableDateField(
        label="When do you follow up next?",
        help_text="Leave empty if they are employed. If they would rather wait, enter when they want to be asked "
        "again, or leave empty if they do not.",
        span=PLANNED,
        required=False,
    )
    layout = Layout("step", Field("note", rows=4), "follow_up_on")

    def __init__(self, *args, interest, **kwargs):
        super().__init__(*args, **kwargs)
        labels = Interest.Status
        self.fields["step"].choices = [(step, labels(step).label) for step in Interest.STEPS if step != interest.status]

    def clean(self):
        """Who is on the way is followed up, who is employed is not."""
        answers = super().clean()
        step, follow_up_on = answers.get("step"), answers.get("follow_up_on")
        if "follow_up_on" in self.errors:
            return answers
        if step in Interest.OPEN and not follow_up_on:
            self.add_error("follow_up_on", "Enter when you follow up next")
        if step == Interest.Status.EMPLOYED and follow_up_on:
            self.add_error("follow_up_on", "Leave the date empty, as nobody follows up once they are employed")
        return answers


class HandOverInterestForm(NHSForm):
    """Which colleague follows up from now on."""

    required_messages = {"follower": "Select who follows up"}
    follower = forms.ModelChoiceField(
        User.objects.none(), label="Who follows up from now on?", widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args, interest, **kwargs):
        super().__init__(*args, **kwargs)
        there = User.objects.there(timezone.now(), Role.PATHWAY, team=interest.team)
        self.fields["follower"].queryset = there.exclude(pk=interest.follower_id)


class EraseInterestForm(NHSForm):
    """Why it is erased."""

    submit_variant = "warning"
    required_messages = {"because": "Select why it is erased"}
    because = forms.ChoiceField(
        label="Why is it erased?",
        choices=[(each.value, each.label) for each in Interest.LAST],
        widget=forms.RadioSelect,
    )
