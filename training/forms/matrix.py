"""Filters of the training matrix."""

from django import forms

from groundwork.forms import FilterForm
from training.states import courses_to_choose
from workers.models import Stage

ALL = "all"
# As the properties of a `Training` are called.
STATES = [("", "Any"), ("gaps", "Missing or run out"), ("running_out", "Running out"), ("due", "To do by a date")]


class MatrixFilterForm(FilterForm):
    """Which workers and which courses the matrix shows."""

    stage = forms.ChoiceField(required=False)
    state = forms.ChoiceField(label="Required training", choices=STATES, required=False)
    courses = forms.ChoiceField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer("stage", "Any", lambda: Stage.objects.values_list("code", "label"))
        self.offer("courses", "Required of somebody shown", lambda: [(ALL, "Every course"), *courses_to_choose()])
