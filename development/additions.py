"""What development adds to a worker's page and to the list of workers."""

from django import forms
from django.urls import reverse
from django.utils import timezone

from development.models import Induction
from development.models.inductions import to_begin
from development.owners import looks_after
from development.progress import figures_of, states_of
from workers import slots
from workers.models import Worker


def induction_glance(worker, user):
    """How far the worker's induction is; nothing where none goes on."""
    induction = figures_of([worker.pk], timezone.localdate()).get(worker.pk)
    if induction and induction.is_open:
        late = f", {induction.late} late" if induction.late else ""
        words = f"{induction.settled} of {induction.total} steps signed off{late}"
        tag = "Late" if induction.late else ""
        yield {"place": 6, "heading": "Induction", "words": words, "href": induction.get_absolute_url(), "tag": tag}


def profile_part(worker, user):
    """The worker's inductions, and whether one is to begin."""
    today = timezone.localdate()
    return {
        "template": "development/profile_part.html",
        "inductions": list(Induction.objects.filter(worker=worker).select_related("checklist__stage")),
        "is_to_begin": to_begin(Worker.objects.filter(pk=worker.pk), today).exists(),
        "may_begin": looks_after(user, worker),
    }


def deed_links(worker, user):
    """Begin an induction, where one is to begin."""
    if looks_after(user, worker) and to_begin(Worker.objects.filter(pk=worker.pk), timezone.localdate()).exists():
        yield {"label": "Begin induction", "href": reverse("development:begin_induction", args=[worker.pk])}


def steps_button(user):
    yield {"label": "Induction steps", "href": reverse("development:step_list")}


def filter_field():
    return forms.ChoiceField(choices=[("", "Any"), ("late", "Steps late"), ("to_begin", "To begin")], required=False)


def fits(state, answer):
    """Whether a worker stays where the filter has that answer."""
    if answer == "to_begin":
        return state["is_to_begin"]
    return bool(state["induction"] and state["induction"].late)


slots.GLANCES.append(induction_glance)
slots.PARTS.append(profile_part)
slots.LINKS.append(deed_links)
slots.BUTTONS.append(steps_button)
slots.COLUMNS.append(
    slots.Column(
        name="induction",
        heading="Induction",
        template="development/induction_cell.html",
        field=filter_field,
        values=states_of,
        fits=fits,
    )
)
