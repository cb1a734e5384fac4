from django import forms

from accounts.models import Team, User
from accounts.permissions import Role
from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import Field, Layout
from groundwork.forms import FilterForm, SearchForm, WarningForm

ROLE_HINTS = {
    Role.COORDINATOR: "Refers people and follows their referrals.",
    Role.WORKER: "Supports people.",
    Role.LEAD: "Looks after referrals, supports and workers of a team.",
    Role.SUPERVISOR: "Gives supervision to the workers who are assigned to them.",
    Role.MANAGER: "Sees figures, never names or notes.",
    Role.PATHWAY: "Follows up people who are interested in becoming peer workers. Nobody else sees who they are.",
    Role.ADMINISTRATOR: "Looks after accounts, teams and lists. Sees nobody's record.",
}


class TeamChoice(forms.ModelChoiceField):
    def label_from_instance(self, team):
        return f"{team.name} ({team.get_kind_display().lower()})"


class MembershipForm(NHSForm):
    """A role, and the team that it is for."""

    role = forms.ChoiceField(label="Role", choices=Role.choices, widget=forms.RadioSelect)
    team = TeamChoice(
        Team.objects.filter(is_active=True),
        label="Team",
        required=False,
        help_text="Referring teams have care coordinators, peer support teams all others. Administrators have no team.",
    )

    def get_layout(self):
        others = [name for name in self.fields if name not in ("role", "team")]
        return Layout(*others, Field("role", hints=ROLE_HINTS), "team")

    def clean(self):
        data = super().clean()
        role, team = data.get("role"), data.get("team")
        if role and role != Role.ADMINISTRATOR and not team and "team" not in self.errors:
            self.add_error("team", "Choose a team. Only administrators have none.")
        return data


class InviteForm(MembershipForm):
    name = forms.CharField(label="Full name", max_length=150)
    email = forms.EmailField(label="Email address", max_length=254, help_text="The invitation goes to this address.")

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError("Somebody already has an account with this email address. Find it in the list.")
        return email


class EditUserForm(NHSForm):
    name = forms.CharField(label="Full name", max_length=150)
    email = forms.EmailField(label="Email address", max_length=254, help_text="They sign in with it.")


class ResetSecondFactorForm(WarningForm):
    required_messages = {"reason": "Enter why it is reset, and how you made sure who asks"}
    reason = forms.CharField(
        label="Why is it reset, and how did you make sure who asks?",
        help_text="For example: “Lost their phone, asked me in the office.” It stands in the history of the account.",
        max_length=500,
    )


class DeclineRoleRequestForm(WarningForm):
    required_messages = {"reason": "Enter why the role is not to be given"}
    reason = forms.CharField(
        label="Why is the role not to be given?",
        help_text="Whoever asked for it reads this.",
        widget=forms.Textarea,
        max_length=500,
    )


class RoleRequestFilterForm(FilterForm):
    show = forms.ChoiceField(
        label="Show",
        choices=[("", "All"), ("to_answer", "Those I can approve or decline"), ("waiting", "All that wait")],
        required=False,
    )


class UserFilterForm(SearchForm):
    q = forms.CharField(label="Name or email address", required=False)
    role = forms.ChoiceField(label="Role", choices=[("", "All roles"), *Role.choices], required=False)
    team = forms.ModelChoiceField(Team.objects.all(), label="Team", empty_label="All teams", required=False)
    state = forms.ChoiceField(
        label="State",
        choices=[("", "All"), ("in_use", "Active"), ("invited", "Invited"), ("deactivated", "Deactivated")],
        required=False,
    )


class TeamFilterForm(FilterForm):
    q = forms.CharField(label="Name", required=False)
    kind = forms.ChoiceField(label="Kind", choices=[("", "All"), *Team.Kind.choices], required=False)
    lead = forms.ChoiceField(label="Team lead", choices=[("", "All"), ("none", "Without a team lead")], required=False)
