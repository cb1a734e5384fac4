"""What is asked of somebody who gives up a place: only what helps."""

from django import forms

from crispy_nhsuk.forms import NHSForm
from groundwork.forms import ItemField
from training.models import Barrier


class GiveUpPlaceForm(NHSForm):
    """What got in the way, if they like to say."""

    barrier_kind = ItemField(
        Barrier,
        label="What gets in the way? (optional)",
        help_text="We ask so that it can be put right. It is never held against anybody.",
        widget=forms.RadioSelect,
        required=False,
        empty_label="Not said",
    )
    barrier = forms.CharField(
        label="In your own words, and what would help (optional)",
        help_text="The worker and the leads of their team can read it.",
        widget=forms.Textarea,
        max_length=2000,
        required=False,
    )
    field_options = {"barrier": {"rows": 3}}
