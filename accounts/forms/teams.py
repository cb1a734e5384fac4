from django import forms

from accounts.models import Team
from crispy_nhsuk.forms import NHSModelForm
from crispy_nhsuk.layout import Conditional, Layout


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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.kind != Team.Kind.REFERRING:
            del self.fields["refers_to"]
