"""Logging a session on a phone: three answers are enough, and nothing that was booked is wiped."""

from django import forms

from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.layout import Conditional, Details, Field, Layout
from groundwork.asking import AsksMixin, another
from groundwork.dates import BOOKED
from groundwork.fields import MeetingTimeField
from support.forms.sessions import SessionForm
from support.models import Concern

NEW = "new"
# What a booked session tells already, where nobody says more.
TOLD = {"kind": "As booked, or one to one", "mode": "As booked, or face to face"}


class LogSessionForm(AsksMixin, SessionForm):
    """A session log with the next date and, if there is one, a concern.

    With a booked session as `instance` it begins with what is stored. Without one it fills a session `booked` for the
    day, and what is left blank stays as it was booked.
    """

    questions = another("Yes, this is another session") | {
        "which": forms.ChoiceField(label="Which session was it?", required=False, widget=forms.RadioSelect),
        "clash": forms.BooleanField(label="Yes, book the next session as well", required=False),
        "away": forms.BooleanField(label="Yes, book the next session all the same", required=False),
    }

    next_date = MemorableDateField(label="Next session", required=False, span=BOOKED)
    next_start = MeetingTimeField(
        label="Start time of the next session", required=False, help_text="For example, 2:30pm"
    )
    has_concern = forms.BooleanField(
        label="I am worried about somebody's safety",
        help_text="It is raised at once, and you read who was told.",
        required=False,
    )
    concern_kind = forms.ChoiceField(
        label="What kind of concern is it?", choices=Concern.Kind.choices, widget=forms.RadioSelect
    )
    concern_text = forms.CharField(label="What is the concern?", max_length=5000, widget=forms.Textarea)
    required_messages = SessionForm.required_messages | {
        "concern_kind": "Choose what kind of concern it is",
        "concern_text": "Write what the concern is",
    }

    def __init__(self, *args, booked=(), **kwargs):
        self.booked = booked
        super().__init__(*args, **kwargs)
        if self.is_of_no_booking:
            for name, words in TOLD.items():
                self.fields[name].choices = [("", words), *self.fields[name].choices]
                self.initial[name] = ""

    def ask(self, name):
        super().ask(name)
        if name == "which":
            booked = [(str(session.pk), session.when) for session in self.booked]
            self.fields["which"].choices = [*booked, (NEW, "None of these")]

    def get_layout(self):
        another, which, clash, away = ([name] if name in self.asked() else [] for name in self.questions)
        return Layout(
            "date",
            *another,
            *which,
            "attendance",
            Field("summary", rows=3),
            *self.folded(),
            Details("Next session", "next_date", Field("next_start", width=5), *clash, *away),
            Field("has_concern", legend="Concern"),
            Conditional("has_concern", "on", "concern_kind", Field("concern_text", rows=4)),
        )

    def clean(self):
        cleaned = super().clean()
        same_day = [session for session in self.booked if session.date == cleaned.get("date")]
        if len(same_day) > 1 and not cleaned.get("which"):
            self.ask("which")
            self.add_error("which", "Choose which of the sessions booked for this day it was")
        return cleaned

    def answers(self):
        """What was entered, as `log_session` takes it; without a booking, only what was not left blank."""
        answers, which = super().answers(), self.cleaned_data.get("which")
        del answers["has_concern"]
        if not self.is_of_no_booking:
            return answers | {"session": self.instance}
        chosen = next((session for session in self.booked if str(session.pk) == which), None)
        given = {name: value for name, value in answers.items() if value is False or value}
        return given | {"session": chosen, "is_new": which == NEW}
