"""What is asked about an absence: from when until when, and what to call it. Never why somebody is ill."""

from django import forms
from django.utils import timezone

from crispy_nhsuk.fields import MemorableDateField, YesNoField
from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Conditional, Field, Layout
from groundwork.dates import ABSENT
from groundwork.forms import ItemField
from groundwork.words import day
from workers.models import AbsenceKind
from workers.models.absences import NOON, moments


class EnterAbsenceForm(NHSForm):
    """An absence of whole or half days; nobody need know yet when it ends."""

    required_messages = {
        "kind": "Select what to call the absence",
        "first_day": "Enter the first day",
        "end_known": "Select yes if the last day is known",
        "last_day": "Enter the last day",
    }

    kind = ItemField(
        AbsenceKind,
        label="What is it called?",
        help_text="“Away” says nothing of the reason. Nobody has to give one.",
        widget=forms.RadioSelect,
        empty_label=None,
    )
    first_day = MemorableDateField(label="First day", span=ABSENT)
    from_noon = forms.BooleanField(label="Only the second half of this day, from midday", required=False)
    end_known = YesNoField(label="Is the last day known?", no="Not yet")
    last_day = MemorableDateField(
        label="Last day", help_text="The last day away, before the day back at work.", span=ABSENT
    )
    until_noon = forms.BooleanField(label="Only the first half of this day, until midday", required=False)
    note = forms.CharField(
        label="How is the return planned? (optional)",
        help_text="For example: mornings only in the first two weeks. Leads and the line manager can read it, so "
        "write nothing about health.",
        required=False,
        max_length=300,
        widget=forms.Textarea,
    )
    layout = Layout(
        "kind",
        "first_day",
        "from_noon",
        "end_known",
        Conditional("end_known", "yes", "last_day", "until_noon"),
        Field("note", rows=3),
    )

    def clean(self):
        """The end is not before the beginning."""
        answers = super().clean()
        first, last = answers.get("first_day"), answers.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", f"Last day must be {day(first)}, the first day, or later")
        elif first and first == last and answers.get("from_noon") and answers.get("until_noon"):
            self.add_error("until_noon", "Choose one half of the day, or neither where it is the whole day")
        return answers

    def answers(self):
        """The absence as the actions take it."""
        said = self.cleaned_data
        last_day = said["last_day"] if said["end_known"] else None
        starts_at, ends_at = moments(
            said["first_day"], last_day, from_noon=said["from_noon"], until_noon=said["until_noon"]
        )
        return {"kind": said["kind"], "starts_at": starts_at, "ends_at": ends_at, "note": said["note"]}


class CorrectAbsenceForm(EnterAbsenceForm):
    """The same of an absence that was entered. Somebody who came back within a day keeps the moment."""

    def __init__(self, *args, absence, **kwargs):
        self.absence = absence
        super().__init__(*args, **kwargs)

    def answers(self):
        """As entered; a moment within a day stays where its day and half were left alone."""
        said, before, changed = super().answers(), self.absence, set(self.changed_data)
        if not changed & {"first_day", "from_noon"}:
            said["starts_at"] = before.starts_at
        if not changed & {"end_known", "last_day", "until_noon"}:
            said["ends_at"] = before.ends_at
        return said


def asked_before(absence):
    """What the form begins with, for an absence that was entered."""
    return {
        "kind": absence.kind_id,
        "first_day": absence.first_day,
        "from_noon": timezone.localtime(absence.starts_at).time() == NOON,
        "end_known": absence.ends_at is not None,
        "last_day": absence.last_day,
        "until_noon": absence.ends_at is not None and timezone.localtime(absence.ends_at).time() == NOON,
        "note": absence.note,
    }


class TakeBackAbsenceForm(NHSForm):
    """Why an absence that was entered is none."""

    submit_variant = "warning"
    required_messages = {"reason": "Say what was wrong"}

    reason = forms.CharField(
        label="What was wrong?",
        help_text="For example: entered for the wrong worker. Write nothing about health.",
        max_length=300,
        widget=forms.Textarea,
    )
    field_options = {"reason": {"rows": 3}}
