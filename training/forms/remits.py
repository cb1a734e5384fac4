"""What is asked about what a peer support worker does and does not."""

from django import forms

from crispy_nhsuk.forms import NHSForm
from groundwork.paragraphs import HELP

MOST_CHARACTERS = 10_000


class EditRemitForm(NHSForm):
    """The words of the whole service."""

    required_messages = {"text": "Enter what a peer support worker does, and does not"}
    text = forms.CharField(label="Text", help_text=HELP, widget=forms.Textarea, max_length=MOST_CHARACTERS)
    field_options = {"text": {"rows": 16}}


class EditTeamRemitForm(NHSForm):
    """What a team adds to them."""

    text = forms.CharField(
        label="What is particular to this team (optional)",
        help_text=f"It stands below the words of the service. Leave it empty where those are all. {HELP}",
        widget=forms.Textarea,
        max_length=MOST_CHARACTERS,
        required=False,
    )
    field_options = {"text": {"rows": 12}}
