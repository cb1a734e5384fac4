"""What is asked about somebody's induction and its steps."""

from django import forms

from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.forms import NHSForm
from development.models import InductionStep
from development.models.inductions import MOST_WEEKS
from development.models.steps import InductionStepQuerySet
from groundwork.dates import HELD, IN_DIARY
from groundwork.forms import FilterForm
from groundwork.shows import Show, Shows
from groundwork.words import day
from training.forms.training import TakeBackForm


class StepFilterForm(FilterForm):
    """Filters of the list of steps."""

    SHOW = Shows(
        Show("", "To do", InductionStepQuerySet.to_do, dated=True),
        Show("late", "Late", InductionStepQuerySet.late, dated=True),
        Show("to_sign_off", "To sign off", InductionStepQuerySet.to_sign_off),
    )

    show = SHOW.field()
    whose = forms.ChoiceField(
        label="Whose",
        choices=[("", "Anybody's"), ("mine", "Mine to see to"), ("managed", "Of workers I line manage")],
        required=False,
    )


class BeginInductionForm(NHSForm):
    """From which day the steps count."""

    required_messages = {"started_on": "Enter the date on which the induction starts"}
    started_on = MemorableDateField(
        label="When does the induction start?", help_text="The days in the list count from here.", span=IN_DIARY
    )

    def __init__(self, *args, first_day, **kwargs):
        super().__init__(*args, **kwargs)
        self.first_day = first_day

    def clean_started_on(self):
        started_on = self.cleaned_data["started_on"]
        if started_on and started_on < self.first_day:
            raise forms.ValidationError(f"The start must be {day(self.first_day)}, their first day at work, or later")
        return started_on


class ExtendInductionForm(NHSForm):
    """How much more time there is, and why."""

    required_messages = {
        "extra_weeks": "Enter how many weeks more there are",
        "reason": "Say why there is another time",
    }
    extra_weeks = forms.IntegerField(
        label="How many weeks more than the list says, in all?",
        help_text="0 takes them back.",
        min_value=0,
        max_value=MOST_WEEKS,
        error_messages={"invalid": "Weeks must be a whole number, like 4"},
    )
    reason = forms.CharField(
        label="Why?",
        help_text="The worker, the supervisor and leads of the team can read this. Write nothing about health.",
        widget=forms.Textarea,
        max_length=500,
    )
    field_options = {"extra_weeks": {"width": 3, "suffix": "weeks"}, "reason": {"rows": 3}}


class ReopenInductionForm(NHSForm):
    """Why an induction that was completed goes on."""

    required_messages = {"reason": "Say why it goes on"}
    reason = forms.CharField(label="Why does it go on?", widget=forms.Textarea, max_length=500)
    field_options = {"reason": {"rows": 3}}


class TakeBackInductionForm(TakeBackForm):
    """Why an induction was begun by mistake."""


class DoStepForm(NHSForm):
    """When a step was done, and what shows it."""

    required_messages = {"done_on": "Enter the date on which it was done", "evidence": "Say what shows that it is done"}
    done_on = MemorableDateField(label="When was it done?", span=HELD)
    evidence = forms.CharField(
        label="What shows it?",
        help_text="For example “Read and talked over with Jo” or the name of a certificate. Nothing about people "
        "who are supported.",
        widget=forms.Textarea,
        max_length=1000,
    )
    field_options = {"evidence": {"rows": 3}}

    def __init__(self, *args, wants_evidence, **kwargs):
        super().__init__(*args, **kwargs)
        if not wants_evidence:
            field = self.fields["evidence"]
            field.required, field.label = False, f"{field.label} (optional)"


class SetAsideStepForm(NHSForm):
    """Why a step need not be done."""

    required_messages = {"reason": "Say why it need not be done"}
    reason = forms.CharField(
        label="Why need it not be done?",
        help_text="For example that they did the same in another post. The worker reads this.",
        widget=forms.Textarea,
        max_length=500,
    )
    field_options = {"reason": {"rows": 3}}


class TakeBackStepForm(TakeBackForm):
    """Why a step is to do again."""


class StepsField(forms.ModelMultipleChoiceField):
    """Steps of an induction, with who did each and what shows it."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj):
        shown = f": {obj.evidence}" if obj.evidence else ""
        return f"{obj}, done on {day(obj.done_on)} by {obj.done_by}{shown}"


class SignOffStepsForm(NHSForm):
    """Which steps are done to the satisfaction of the line manager."""

    steps = StepsField(
        InductionStep.objects.none(),
        label="Which steps do you sign off?",
        error_messages={"required": "Select what you sign off"},
    )
    field_options = {"steps": {"small": True}}

    def __init__(self, *args, steps, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["steps"].queryset = steps
