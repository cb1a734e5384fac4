"""Booking and logging a session: three answers are enough, everything else is folded away."""

from django import forms
from django.conf import settings

from crispy_nhsuk.fields import MemorableDateField, RecentDateField, YesNoField
from crispy_nhsuk.forms import NHSForm, NHSModelForm
from crispy_nhsuk.layout import Details, Field, Layout
from groundwork.asking import AsksMixin
from groundwork.dates import BOOKED, HELD, IN_DIARY
from groundwork.fields import MeetingTimeField
from groundwork.forms import ItemField, ItemsField
from groundwork.shows import Show, Shows
from support.models import ConnectionKind, Goal, Principle, Session
from support.models.sessions import SessionQuerySet
from workers.forms.filters import WorkerFilter
from workers.models import ExperienceTheme, Wellbeing

HAPPENED = [choice for choice in Session.Attendance.choices if choice[0] != Session.Attendance.NOT_YET]


class BookSessionForm(AsksMixin, NHSForm):
    required_messages = {"date": "Enter the date of the session"}
    questions = {
        "clash": forms.BooleanField(label="Yes, book this session as well", required=False),
        "away": forms.BooleanField(label="Yes, book it all the same", required=False),
    }

    date = MemorableDateField(label="Date", span=BOOKED)
    start = MeetingTimeField(label="Start time", required=False, help_text="For example, 2:30pm")
    mode = forms.ChoiceField(label="How will you meet?", choices=Session.Mode.choices)
    place = forms.CharField(label="Place", required=False, max_length=150)
    field_options = {"start": {"width": 5}}


class SessionForm(NHSModelForm):
    """What a session log holds; the first three answers are enough."""

    required_messages = {
        "date": "Choose the day of the session",
        "attendance": f"Choose whether the {settings.PERSON_WORD} came",
        "summary": "Write a line about what you did, or what happened",
    }

    date = RecentDateField(label="When was it?", past=False, span=IN_DIARY)
    attendance = forms.ChoiceField(
        label=f"Did the {settings.PERSON_WORD} come?", choices=HAPPENED, widget=forms.RadioSelect
    )
    summary = forms.CharField(
        label="What you did, or what happened",
        help_text="One line is enough. Write it so that you could read it together.",
        max_length=5000,
        widget=forms.Textarea,
    )
    start = MeetingTimeField(label="Start time", required=False, help_text="For example, 2:30pm")
    minutes = forms.IntegerField(min_value=1, max_value=600, required=False)
    written_together = YesNoField(
        label=f"Did you write or read this together with the {settings.PERSON_WORD}?", required=False
    )
    principles = ItemsField(
        Principle,
        label="Principles you drew on",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    goals = forms.ModelMultipleChoiceField(
        Goal.objects.none(), label="Goals you worked on", required=False, widget=forms.CheckboxSelectMultiple
    )
    experience_theme = ItemField(
        ExperienceTheme,
        label="Did you share experience of your own? Its theme",
        help_text="Only the theme and the purpose. What you shared stays between you.",
        required=False,
        empty_label="No, or not recorded",
    )
    connection_kind = ItemField(ConnectionKind, label="How far did it go?", required=False, empty_label="Not said")
    wellbeing = forms.TypedChoiceField(
        label="How are you afterwards?",
        choices=Wellbeing.choices,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Session
        fields = [
            "date", "attendance", "summary", "start", "minutes", "kind", "mode", "place", "others_present",
            "mattered", "learned", "principles", "goals", "experience_theme", "experience_purpose",
            "connection", "connection_kind", "written_together", "wellbeing", "debrief_wanted",
        ]  # fmt: skip

    def __init__(self, *args, goals, **kwargs):
        super().__init__(*args, **kwargs)
        if goals:
            self.fields["goals"].queryset = goals
        else:
            # Where there is nothing to choose, nothing that is sent can be wrong.
            del self.fields["goals"]
        for name in ("kind", "mode"):
            self.fields[name].required = False

    @property
    def is_of_no_booking(self):
        """Whether there is nothing stored yet that the form begins with."""
        return self.instance._state.adding

    def folded(self):
        """The layout of everything that is not needed."""
        goals = ["goals"] if "goals" in self.fields else []
        return [
            Details(
                "Time and place",
                Field("start", width=5),
                Field("minutes", width=3, suffix="minutes"),
                "kind",
                "mode",
                "place",
                "others_present",
            ),
            Details(
                "More about the session",
                Field("mattered", rows=3),
                *goals,
                Field("principles", small=True),
                "experience_theme",
                "experience_purpose",
                "connection",
                "connection_kind",
                Field("learned", rows=3),
                "written_together",
            ),
            Details("How you are", Field("wellbeing", small=True), "debrief_wanted"),
        ]

    def get_layout(self):
        return Layout("date", "attendance", Field("summary", rows=3), *self.folded())

    def clean(self):
        cleaned = super().clean()
        if not self.is_of_no_booking:
            for name in ("kind", "mode"):
                cleaned[name] = cleaned.get(name) or getattr(self.instance, name)
        if cleaned.get("experience_theme") and not cleaned.get("experience_purpose"):
            self.add_error("experience_purpose", "Say for what purpose you shared it, not what you shared")
        return cleaned

    def _post_clean(self):
        """The action checks and saves; the form only asks."""


class AddToSessionForm(NHSForm):
    required_messages = {"text": "Write what you want to add"}

    text = forms.CharField(label="What to add", max_length=5000, widget=forms.Textarea)


class RecordDebriefForm(NHSForm):
    required_messages = {"debriefed_on": "Say when the debrief was held"}

    debriefed_on = RecentDateField(label="When was the debrief held?", span=HELD)


class SessionFilterForm(WorkerFilter):
    """Filters of the list of sessions; other pages link to them."""

    SHOW = Shows(
        Show("to_log", "Not logged yet", SessionQuerySet.to_log, dated=True),
        Show("debrief", "Debrief asked for", SessionQuerySet.debrief_asked),
        Show("booked", "Booked", SessionQuerySet.booked, dated=True),
        Show("logged", "Logged", SessionQuerySet.logged),
        Show("held", f"Held with the {settings.PERSON_WORD} there", SessionQuerySet.held),
        Show("struck", "Logged in error", SessionQuerySet.struck),
        Show("all", "All", SessionQuerySet.all),
    )

    show = SHOW.field()
    weeks = forms.TypedChoiceField(
        label="When",
        choices=[("", "At any time"), ("1", "In the last week"), ("4", "In the last 4 weeks")],
        coerce=int,
        empty_value=None,
        required=False,
    )
