"""How soon help is needed, and what to take care of."""

from django import forms
from django.utils import timezone

from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.layout import Conditional, Field, Layout
from referrals.forms.sections.base import SectionForm, radios
from referrals.models import Referral

RISKS = [
    ("suicide", "Is there a risk of suicide?"),
    ("self_harm", "Is there a risk of self-harm?"),
    ("from_others", "Is there a risk of harm from other people?"),
    ("to_others", "Is there a risk of harm to other people?"),
    ("self_neglect", "Is there a risk of self-neglect?"),
    ("lone_working", "Is there anything a worker should know before they visit alone?"),
    ("safeguarding", "Is there an open safeguarding enquiry?"),
]


class RiskForm(SectionForm):
    class Meta:
        model = Referral
        fields = [
            "priority", "discharge", "discharge_on",
            *[name for risk, _ in RISKS for name in (risk, f"{risk}_detail")],
        ]  # fmt: skip
        labels = dict(RISKS) | {f"{name}_detail": "What is known, and what helps?" for name, _ in RISKS}
        widgets = {name: forms.RadioSelect for name, _ in RISKS}

    needed_fields = [name for name in Meta.fields if name != "discharge_on"]

    required_messages = {
        "priority": "Select how soon this is needed",
        "discharge": "Select whether they have left or will leave hospital",
        **{name: question.replace("Is there", "Select whether there is").rstrip("?") for name, question in RISKS},
        **{f"{name}_detail": "Say what is known and what helps" for name, _ in RISKS},
    }
    priority = radios("How soon is this needed?", Referral.Priority)
    discharge = radios("Have they left hospital recently, or will they soon?", Referral.Discharge)
    discharge_on = MemorableDateField(
        label="Date of discharge (if they have left or will leave)", help_text="For example, 14 9 2026", required=False
    )

    def get_layout(self):
        risks = []
        for name, _ in RISKS:
            risks += [name, Conditional(name, Referral.Answer.YES, Field(f"{name}_detail", rows=3))]
        return Layout(
            "priority",
            "discharge",
            "discharge_on",
            *risks,
        )

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
