from django import forms

from accounts.leaving import left_in
from accounts.models import Team
from crispy_nhsuk.forms import NHSModelForm
from crispy_nhsuk.layout import Conditional, Layout
from groundwork.words import listed


class AddTeamForm(NHSModelForm):
    layout = Layout(
        "name", "kind", Conditional("kind", Team.Kind.REFERRING.value, "refers_to"), "region", "national_code"
    )

    class Meta:
        model = Team
        fields = ["name", "kind", "refers_to", "region", "national_code"]
        labels = {
            "name": "Name of the team",
            "kind": "What kind of team is it?",
            "refers_to": "Peer support team its referrals usually go to",
            "region": "Bank holidays",
            "national_code": "National code (optional)",
        }
        help_texts = {"refers_to": ""}
        widgets = {"kind": forms.RadioSelect, "region": forms.RadioSelect}

    required_messages = {"kind": "Select what kind of team it is", "region": "Select whose bank holidays count"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["refers_to"].queryset = Team.objects.peer_support()


class EditTeamForm(AddTeamForm):
    """The kind stays what it was, because roles and referrals depend on it."""

    layout = None

    class Meta(AddTeamForm.Meta):
        fields = ["name", "refers_to", "region", "national_code", "is_active"]
        labels = AddTeamForm.Meta.labels | {"is_active": "The team is open"}
        help_texts = {"is_active": "A team that is not open is no longer offered in forms. Its records stay."}
        widgets = {"region": forms.RadioSelect}

    go_ahead = forms.BooleanField(
        label="Close the team although something is open in it",
        help_text="Needed only where you close the team while something is open in it.",
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.was_active = self.instance.is_active
        if self.instance.kind != Team.Kind.REFERRING:
            del self.fields["refers_to"]

    def clean(self):
        answers = super().clean()
        closes = self.was_active and not answers.get("is_active")
        left = left_in(self.instance) if closes and not answers.pop("go_ahead", False) else []
        answers.pop("go_ahead", None)
        if left:
            self.add_error(
                "go_ahead", f"Open in this team: {listed(left)}. See to them first, or tick to close it all the same"
            )
        return answers
