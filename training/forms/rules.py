"""What is asked about who must have a course, and who need not."""

from django import forms

from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Field, Fieldset, Layout
from groundwork.dates import PLANNED
from groundwork.forms import ItemField, ItemsField
from training.models import Course
from workers.models import Stage, Worker


class SetRuleForm(NHSForm):
    """Who must have the course from a day on, and how long it is valid then."""

    required_messages = {
        "holds_from": "Enter the date from which the rule holds",
        "met_by": "Enter the date by which it must be met",
        "reason": "Say why the rule changes",
    }
    stages = ItemsField(
        Stage,
        label="Stages that must have it (optional)",
        help_text="With none ticked the course is on offer and nobody must have it.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    employments = forms.MultipleChoiceField(
        label="Only in these kinds of post (optional)",
        help_text="With none ticked it is for all of them.",
        choices=Worker.Employment,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    valid_months = forms.IntegerField(
        label="Valid for (optional)",
        help_text="Leave empty where it does not run out.",
        min_value=1,
        max_value=240,
        required=False,
    )
    holds_from = MemorableDateField(label="The rule holds from", span=PLANNED)
    met_by = MemorableDateField(
        label="It must be met by",
        help_text="Until then nobody counts as overdue who did not have to have it before.",
        span=PLANNED,
    )
    reason = forms.CharField(label="Why does it change?", widget=forms.Textarea, max_length=500)
    layout = Layout(
        Fieldset("Who must have it", Field("stages", small=True), Field("employments", small=True)),
        Fieldset("How long it is valid", Field("valid_months", width=3, suffix="months")),
        Fieldset("From when", "holds_from", "met_by", Field("reason", rows=3)),
    )

    def clean(self):
        answers = super().clean()
        holds_from, met_by = answers.get("holds_from"), answers.get("met_by")
        if holds_from and met_by and met_by <= holds_from:
            self.add_error("met_by", "The day by which it must be met has to be after the day from which it holds")
        if answers.get("employments") and not answers.get("stages"):
            self.add_error("stages", "Select the stages that must have it in these kinds of post")
        return answers


class ExemptForm(NHSForm):
    """Which course, why and until when."""

    required_messages = {"reason": "Say why they need not have it", "until": "Enter the last day of the exemption"}
    course = ItemField(Course)
    reason = forms.CharField(
        label="Why need they not have it?",
        help_text="For example that they hold the same from somewhere else. Nothing about health: that belongs in "
        "their adjustments.",
        widget=forms.Textarea,
        max_length=500,
    )
    until = MemorableDateField(label="Until", help_text="The last day on which it holds.", span=PLANNED)
    field_options = {"reason": {"rows": 3}}
