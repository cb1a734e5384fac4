"""How soon help is needed, and what to take care of."""

from django import forms
from django.utils import timezone

from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.layout import Conditional, Field, Layout
from groundwork.dates import DISCHARGED
from referrals.forms.sections.base import SectionForm, radios
from referrals.models import Referral, Risk


class RiskForm(SectionForm):
    """Priority and discharge, and for each kind of risk a question and a box for what is known.

    Their fields are named by `code` and `detail_code` of the kind.
    """

    class Meta:
        model = Referral
        fields = ["priority", "discharge", "discharge_on"]

    required_messages = {
        "priority": "Select how soon this is needed",
        "discharge": "Select whether they have left or will leave hospital",
    }
    priority = radios("How soon is this needed?", Referral.Priority)
    discharge = radios("Have they left hospital recently, or will they soon?", Referral.Discharge)
    discharge_on = MemorableDateField(
        label="Date of discharge (if they have left or will leave)",
        span=DISCHARGED,
        help_text="For example, 14 9 2026",
        required=False,
    )

    def __init__(self, *args, instance, initial=None, **kwargs):
        self.kinds = instance.risks_asked
        self.base_fields = self.base_fields | fields_of(self.kinds)
        super().__init__(*args, instance=instance, initial=said_of(self.kinds) | (initial or {}), **kwargs)

    @property
    def names(self):
        return [*super().names, *(name for kind in self.kinds for name in (kind.code, kind.detail_code))]

    def get_layout(self):
        return Layout(*self.Meta.fields, *parts_of(self.kinds))

    def clean(self):
        discharge, day = self.cleaned_data.get("discharge"), self.cleaned_data.get("discharge_on")
        if discharge == Referral.Discharge.NO:
            self.cleaned_data["discharge_on"] = None
        elif discharge and not day and "discharge_on" not in self.errors:
            self.add_error("discharge_on", "Enter the date of discharge")
        elif day and discharge == Referral.Discharge.RECENT and day > timezone.localdate():
            self.add_error("discharge_on", "Date of a past discharge must be today or in the past")
        elif day and discharge == Referral.Discharge.COMING and day < timezone.localdate():
            self.add_error("discharge_on", "Date of a planned discharge must be today or in the future")
        return self.cleaned_data

    def answers(self):
        own = {name: value for name, value in self.cleaned_data.items() if name in self.Meta.fields}
        return own | {"risks": {kind.code: self.said(kind) for kind in self.kinds}}

    def said(self, kind):
        """Answer and detail of one kind, as far as they are valid."""
        parts = {"answer": kind.code, "detail": kind.detail_code}
        return {part: self.cleaned_data[name] for part, name in parts.items() if name in self.cleaned_data}


def parts_of(kinds):
    """The parts of a layout that ask about these kinds, each with its box for what is known."""
    parts = []
    for kind in kinds:
        parts += [kind.code, Conditional(kind.code, Risk.Answer.YES, Field(kind.detail_code, rows=3))]
    return parts


def fields_of(kinds):
    """The fields of these kinds by name, in the order of the form."""
    fields = {}
    for kind in kinds:
        fields[kind.code] = forms.ChoiceField(
            label=kind.question,
            choices=Risk.Answer,
            widget=forms.RadioSelect,
            error_messages={"required": to_answer(kind.question)},
        )
        fields[kind.detail_code] = forms.CharField(
            label="What is known, and what helps?",
            widget=forms.Textarea,
            error_messages={"required": f"{kind.label}: say what is known and what helps"},
        )
        fields[kind.detail_code].called = f"What is known of “{kind.label}”"
    return fields


def to_answer(question):
    """What is said where a question has no answer."""
    if question.startswith("Is there "):
        return question.replace("Is there", "Select whether there is", 1).rstrip("?")
    return f"Answer the question “{question}”"


def said_of(kinds):
    """The first values of their fields."""
    answers = {kind.code: kind.answer for kind in kinds}
    return answers | {kind.detail_code: kind.detail for kind in kinds}
