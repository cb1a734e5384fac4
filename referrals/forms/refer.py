"""Starting a referral, and sending it."""

from django import forms
from django.conf import settings

from accounts.models import Team
from accounts.permissions import Permission
from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Field, Layout


class ReferForm(NHSForm):
    """Between which teams; what can only be one thing is not asked."""

    required_messages = {
        "referring_team": "Select the team you refer from",
        "team": "Select the peer support team",
    }
    referring_team = forms.ModelChoiceField(
        Team.objects.none(), label="Which team do you refer from?", widget=forms.RadioSelect, empty_label=None
    )
    team = forms.ModelChoiceField(
        Team.objects.peer_support(),
        label="Which peer support team is it for?",
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        own = Team.objects.referring().filter(pk__in=user.teams_with(Permission.REFER))
        self.fields["referring_team"].queryset = own
        for name in ("referring_team", "team"):
            self.hide_single(name)

    def hide_single(self, name):
        """Take the only possible answer without asking."""
        possible = list(self.fields[name].queryset[:2])
        if len(possible) == 1:
            self.fields[name].widget = forms.HiddenInput()
            self.initial[name] = possible[0].pk


class SubmitForm(NHSForm):
    """Send it, with a remark to the lead where the referrer thinks that they know the person."""

    referred_before = forms.BooleanField(
        label=f"I think this {settings.PERSON_WORD} has been referred before", required=False
    )
    referred_before_note = forms.CharField(
        label="What makes you think so? (optional)",
        help_text="The lead of the peer support team reads this.",
        widget=forms.Textarea,
        max_length=500,
        required=False,
    )
    layout = Layout("referred_before", Field("referred_before_note", rows=3))

    def __init__(self, *args, finished, **kwargs):
        super().__init__(*args, **kwargs)
        if not finished:
            # Then there is nothing to send, and nothing is asked.
            self.fields.clear()

    def clean(self):
        answers = super().clean()
        if answers.get("referred_before_note") and not answers.get("referred_before"):
            self.add_error("referred_before", "Tick the box, or delete what you wrote below it")
        return answers
