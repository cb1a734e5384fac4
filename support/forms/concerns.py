"""Raising and closing a concern."""

from django import forms

from crispy_nhsuk.forms import NHSForm
from groundwork.asking import AsksMixin, another
from groundwork.forms import FilterForm
from groundwork.shows import Show, Shows
from support.models import Concern
from support.models.concerns import ConcernQuerySet


class RaiseConcernForm(AsksMixin, NHSForm):
    questions = another("Yes, raise it once more")
    required_messages = {"kind": "Choose what kind of concern it is", "text": "Write what the concern is"}

    kind = forms.ChoiceField(
        label="What kind of concern is it?", choices=Concern.Kind.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(label="What is the concern?", max_length=5000, widget=forms.Textarea)


class CloseConcernForm(NHSForm):
    required_messages = {"outcome": "Write what came of it"}

    outcome = forms.CharField(label="What came of it", max_length=5000, widget=forms.Textarea)


class ConcernFilterForm(FilterForm):
    SHOW = Shows(
        Show("open", "Open", ConcernQuerySet.open),
        Show("unacknowledged", "Not taken on", ConcernQuerySet.unacknowledged),
        Show("closed", "Closed", ConcernQuerySet.closed),
        Show("all", "All", ConcernQuerySet.all),
    )

    show = SHOW.field()
