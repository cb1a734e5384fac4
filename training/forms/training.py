"""What is asked about training."""

from django import forms

from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.forms import NHSForm
from groundwork.dates import HOLDS, LEARNT, WORKED
from groundwork.forms import ItemField
from groundwork.words import day
from training.models import Barrier, Course


def refuse_early_expiry(form, completed_on):
    """Say so beside the field where a course would run out before it was completed."""
    expires_on = form.cleaned_data.get("expires_on")
    if completed_on and expires_on and expires_on <= completed_on:
        form.add_error("expires_on", "The date it runs out must be after the date it was completed.")


def refuse_early_completion(form, name, first_on, called="the day of enrolment"):
    """Say so beside the field `name` where a course would be completed before `first_on`."""
    completed_on = form.cleaned_data.get(name)
    if completed_on and first_on and completed_on < first_on:
        form.add_error(name, f"The course cannot be completed before {day(first_on)}, {called}")


class EnrolForm(NHSForm):
    course = ItemField(Course)
    on = MemorableDateField(label="Enrolled on", span=WORKED)


class CompleteTrainingForm(NHSForm):
    """The day, and where they differ from the course's, the hours and the day it runs out."""

    on = MemorableDateField(label="Completed on", span=LEARNT)
    hours = forms.DecimalField(
        label="Hours (optional)", min_value=0, max_value=999, max_digits=5, decimal_places=1, required=False
    )
    expires_on = MemorableDateField(
        label="Runs out on (optional)",
        span=HOLDS,
        help_text="Leave empty to use the time the course is valid for.",
        required=False,
    )
    field_options = {"hours": {"width": 4, "suffix": "hours"}}

    def __init__(self, *args, enrolled_on, **kwargs):
        super().__init__(*args, **kwargs)
        self.enrolled_on = enrolled_on

    def clean(self):
        answers = super().clean()
        refuse_early_completion(self, "on", self.enrolled_on)
        refuse_early_expiry(self, answers.get("on"))
        return answers


class CorrectTrainingForm(NHSForm):
    """The dates and hours of a record; those of its completion only where it was completed."""

    required_messages = {
        "enrolled_on": "Enter the date of enrolment",
        "completed_on": "Enter the date the course was completed",
        "hours": "Enter how many hours the course took",
    }
    enrolled_on = MemorableDateField(label="Enrolled on", span=WORKED)
    completed_on = MemorableDateField(label="Completed on", span=LEARNT)
    hours = forms.DecimalField(label="Hours", min_value=0, max_value=999, max_digits=5, decimal_places=1)
    expires_on = MemorableDateField(
        label="Runs out on (optional)", span=HOLDS, help_text="Leave empty where it does not run out.", required=False
    )
    field_options = {"hours": {"width": 4, "suffix": "hours"}}

    def __init__(self, *args, training, **kwargs):
        super().__init__(*args, **kwargs)
        if not training.completed_on:
            for name in ("completed_on", "hours", "expires_on"):
                del self.fields[name]

    def clean(self):
        answers = super().clean()
        refuse_early_completion(self, "completed_on", answers.get("enrolled_on"))
        refuse_early_expiry(self, answers.get("completed_on"))
        return answers


class BarrierForm(NHSForm):
    """What got in the way, and what was offered."""

    barrier_kind = ItemField(
        Barrier,
        label="What got in the way?",
        help_text="We ask so that it can be put right. It is never held against anybody.",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Select what got in the way"},
    )
    barrier = forms.CharField(
        label="In their own words (optional)", widget=forms.Textarea, max_length=2000, required=False
    )
    help_offered = forms.CharField(
        label="What help was offered? (optional)",
        help_text="With worries about benefits: which advice was given, and by whom.",
        widget=forms.Textarea,
        max_length=2000,
        required=False,
    )
    field_options = {"barrier": {"rows": 3}, "help_offered": {"rows": 3}}


class WithdrawTrainingForm(BarrierForm):
    """A place is given up."""


class CorrectWithdrawalForm(BarrierForm):
    """What a place that was given up says, put right."""

    enrolled_on = MemorableDateField(
        label="Enrolled on", span=WORKED, error_messages={"required": "Enter the date of enrolment"}
    )
    field_order = ["enrolled_on"]


class TakeBackForm(NHSForm):
    """Why something that was entered is taken back."""

    reason = forms.CharField(
        label="Why is it taken back?",
        help_text="Whoever reads the record reads this too.",
        widget=forms.Textarea,
        max_length=500,
        error_messages={"required": "Say why it is taken back"},
    )
    field_options = {"reason": {"rows": 3}}
    submit_variant = "warning"


class TakeBackTrainingForm(TakeBackForm):
    """A record of training."""


class TakeBackRuleForm(TakeBackForm):
    """A rule that has not begun."""


class TakeBackExemptionForm(TakeBackForm):
    """An exemption."""
