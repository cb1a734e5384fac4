"""What is asked about a supervision."""

from django import forms

from crispy_nhsuk.fields import MemorableDateField, YesNoField
from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import HTML, Details, Field, Fieldset, Layout
from groundwork.asking import AsksMixin
from groundwork.dates import DUE, HELD, IN_DIARY
from groundwork.fields import MeetingTimeField
from groundwork.forms import FilterForm, ItemsField
from groundwork.shows import Show, Shows
from supervision.due import additional_asked_for, due_soon, employed, overdue
from supervision.models import Supervision
from supervision.models.supervisions import ActionQuerySet, SupervisionQuerySet
from support.models import Principle
from workers.forms.filters import WorkerFilter
from workers.models import Wellbeing

ROWS = (1, 2, 3)
TEXT_LIMIT = 5000


class RescheduleForm(AsksMixin, NHSForm):
    required_messages = {"date": "Enter the date of the supervision"}
    questions = {"away": forms.BooleanField(label="Yes, put it in the diary all the same", required=False)}

    date = MemorableDateField(label="Date", span=IN_DIARY)
    start = MeetingTimeField(label="Start time (optional)", help_text="For example, 9:30", required=False)
    place = forms.CharField(label="Where (optional)", max_length=150, required=False)

    field_options = {"start": {"width": 5}}


class ScheduleForm(RescheduleForm):
    kind = forms.ChoiceField(
        label="Kind of supervision",
        choices=Supervision.Kind,
        widget=forms.RadioSelect,
        error_messages={"required": "Select the kind of supervision"},
    )
    field_order = ["kind", "date", "start", "place"]


class CancelForm(NHSForm):
    submit_variant = "warning"
    reason = forms.CharField(
        label="Why is it cancelled?",
        widget=forms.Textarea,
        max_length=500,
        error_messages={"required": "Enter why it is cancelled"},
    )


class RecordForm(NHSForm):
    """What was said and agreed. Rows for actions stand ready, so that it works without scripts."""

    date = MemorableDateField(label="Date held", span=HELD)
    minutes = forms.IntegerField(label="How long it took", min_value=1, max_value=480)
    discussed = forms.CharField(label="What was discussed", widget=forms.Textarea, max_length=TEXT_LIMIT)
    caseload_discussed = forms.CharField(
        label="The people supported (optional)",
        help_text="What you talked over about the support given. Use references, not names.",
        widget=forms.Textarea,
        max_length=TEXT_LIMIT,
        required=False,
    )
    principles = ItemsField(
        Principle,
        label="Principles reflected on (optional)",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    wellbeing = forms.TypedChoiceField(
        label="The worker's wellbeing, as they see it (optional)",
        choices=Wellbeing,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    adjustments_checked = YesNoField(label="Were reasonable adjustments checked? (optional)", required=False)
    training_needs = forms.CharField(
        label="Training needs (optional)", widget=forms.Textarea, max_length=TEXT_LIMIT, required=False
    )

    def __init__(self, *args, owners, **kwargs):
        self.owners = {str(owner.pk): owner for owner in owners}
        self.base_fields = self.base_fields | action_fields(owners)
        super().__init__(*args, **kwargs)

    def get_layout(self):
        rows = [
            Fieldset(f"Action {row} (optional)", f"text_{row}", f"owner_{row}", f"due_on_{row}", size="s")
            for row in ROWS
        ]
        return Layout(
            "date",
            Field("minutes", width=3, suffix="minutes"),
            Field("discussed", rows=8),
            "caseload_discussed",
            Details("Principles", "principles"),
            "wellbeing",
            "adjustments_checked",
            "training_needs",
            HTML('<h2 class="nhsuk-heading-m">Actions agreed</h2>'),
            *rows,
        )

    def clean(self):
        """Collect the rows that were begun; each needs all three answers."""
        answers = super().clean()
        answers["actions"] = [self.clean_row(row) for row in ROWS if self.is_begun(row)]
        return answers

    def is_begun(self, row):
        names = [f"text_{row}", f"owner_{row}", f"due_on_{row}"]
        return any(self.cleaned_data.get(name) or name in self.errors for name in names)

    def clean_row(self, row):
        wanted = {
            "text": f"Enter what will be done in action {row}",
            "owner": f"Select who will do action {row}",
            "due_on": f"Enter by when action {row} will be done",
        }
        for name, message in wanted.items():
            field = f"{name}_{row}"
            if not self.cleaned_data.get(field) and field not in self.errors:
                self.add_error(field, message)
        answers = {name: self.cleaned_data.get(f"{name}_{row}") for name in wanted}
        return answers | {"owner": self.owners.get(answers["owner"])}

    def facts(self):
        """Everything but the boxes of the rows: what the action takes."""
        boxes = {f"{name}_{row}" for name in ("text", "owner", "due_on") for row in ROWS}
        return {name: value for name, value in self.cleaned_data.items() if name not in boxes}


def action_fields(owners):
    """Boxes for the rows of actions; `owners` are the two who may take one on."""
    people = [("", "Nobody yet"), *((str(owner.pk), owner.name) for owner in owners)]
    fields = {}
    for row in ROWS:
        text = forms.CharField(label="What will be done", max_length=300, required=False)
        owner = forms.ChoiceField(label="Who will do it", choices=people, required=False)
        due_on = MemorableDateField(label="By when", span=DUE, required=False)
        for name, field in {"text": text, "owner": owner, "due_on": due_on}.items():
            field.called = f"{field.label}, action {row}"
            fields[f"{name}_{row}"] = field
    return fields


class ConfirmForm(NHSForm):
    workers_words = forms.CharField(
        label="Your own words (optional)",
        help_text="Anything you would like to add. It stays with the record.",
        widget=forms.Textarea,
        max_length=TEXT_LIMIT,
        required=False,
    )


class SupervisionFilterForm(WorkerFilter):
    """Filters of the list of supervisions."""

    SHOW = Shows(
        Show("", "All", SupervisionQuerySet.all),
        Show("scheduled", "In the diary", SupervisionQuerySet.to_come, dated=True),
        Show("to_record", "To record", SupervisionQuerySet.to_record, dated=True),
        Show("without_worker", "With a worker who is gone", SupervisionQuerySet.without_worker, dated=True),
        Show("unconfirmed", "To confirm", SupervisionQuerySet.unconfirmed),
        Show("held", "Held", SupervisionQuerySet.held),
        Show("cancelled", "Cancelled", SupervisionQuerySet.cancelled),
    )
    GIVEN = [("", "By and to anybody"), ("by_me", "By me"), ("to_me", "To me")]

    show = SHOW.field()
    given = forms.ChoiceField(choices=GIVEN, required=False)


class DueFilterForm(FilterForm):
    """Filters of the list of workers by when supervision is due."""

    SHOW = Shows(
        Show("", "Everybody", employed, dated=True),
        Show("overdue", "Overdue", overdue, dated=True),
        Show("due_soon", "Due within 7 days", due_soon, dated=True),
        Show("additional", "An additional one is asked for", additional_asked_for, dated=True),
    )

    show = SHOW.field()
    scope = forms.ChoiceField(
        label="Workers", choices=[("", "All I look after"), ("team", "Only my team's")], required=False
    )


class ActionFilterForm(WorkerFilter):
    """Filters of the list of actions."""

    SHOW = Shows(
        Show("", "To do", ActionQuerySet.open),
        Show("due", "Due today or before", ActionQuerySet.due, dated=True),
        Show("done", "Done", ActionQuerySet.done),
    )

    show = SHOW.field()
    owner = forms.ChoiceField(choices=[("", "Anybody"), ("me", "Me")], required=False)
