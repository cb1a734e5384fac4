"""Starting a referral, and sending it."""

from django import forms

from accounts.models import Team
from accounts.permissions import Permission
from crispy_nhsuk.forms import NHSForm
from referrals.models import Person

SOMEBODY_NEW = "new"


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
    """Send it; where somebody alike is known, say first whether it is the same person."""

    same_as = forms.ChoiceField(label="Is this somebody the service knows?", widget=forms.RadioSelect)
    required_messages = {"same_as": "Say whether it is the same person"}

    def __init__(self, *args, known, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {str(match["person"].pk): match for match in known}
        if not known:
            del self.fields["same_as"]
            return
        choices = [(key, f"The same person: {match['words']}") for key, match in self.known.items()]
        if not any(match["person"].same_number for match in known):
            choices.append((SOMEBODY_NEW, "Somebody else, whom the service does not know yet"))
        self.fields["same_as"].choices = choices

    def clean_same_as(self) -> Person | None:
        """The known person who was recognised, or None."""
        chosen = self.cleaned_data["same_as"]
        return None if chosen == SOMEBODY_NEW else self.known[chosen]["person"]
