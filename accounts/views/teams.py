"""Pages where administrators look after teams."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import slots
from accounts.actions import teams
from accounts.forms.people import TeamFilterForm
from accounts.forms.teams import AddTeamForm, EditTeamForm
from accounts.models import Team
from accounts.permissions import Permission
from groundwork.deeds import DeedView
from groundwork.lists import ListPage
from groundwork.names import by_name
from groundwork.permissions import requires


class TeamList(ListPage):
    """All teams, open and closed."""

    permissions = (Permission.MANAGE_ACCOUNTS,)
    template_name = "accounts/team_list.html"
    title = "Teams"
    form_class = TeamFilterForm
    fields = ("name", "kind", "region", "is_active", "refers_to__name")
    empty_title = "No team found"
    empty_text = "Change the filters or clear them."

    def get_queryset(self):
        return Team.objects.visible_to(self.user).select_related("refers_to")

    def narrow(self, rows, filters):
        rows = rows.search(filters.get("q", ""))
        if filters.get("lead"):
            rows = rows.without_lead()
        return rows.filter(kind=filters["kind"]) if filters.get("kind") else rows


@require_safe
@requires(Permission.MANAGE_ACCOUNTS)
def team_detail(request, pk):
    """One team and who has a role in it now."""
    team = get_object_or_404(Team.objects.visible_to(request.user).select_related("refers_to"), pk=pk)
    context = {
        "team": team,
        "title": team.name,
        "caption": team.get_kind_display(),
        "back_link": {"href": reverse("accounts:team_list"), "text": "Teams"},
        "memberships": team.memberships.current(timezone.now()).select_related("user").order_by(*by_name("user__")),
        "links": [link for links in slots.TEAM_LINKS for link in links(team, request.user)],
    }
    return render(request, "accounts/team_detail.html", context)


class AddTeam(DeedView):
    permission, form_class = Permission.MANAGE_ACCOUNTS, AddTeamForm
    title, submit_label, success_message = "Add a team", "Add team", "The team is added."

    def get_back_url(self):
        return reverse("accounts:team_list")

    def get_success_url(self):
        return self.object.get_absolute_url()

    def act(self, form):
        self.object = teams.add_team(by=self.user, **form.cleaned_data)


class EditTeam(DeedView):
    model, permission, form_class = Team, Permission.MANAGE_ACCOUNTS, EditTeamForm
    title, submit_label, success_message = "Edit this team", "Save", "The team is changed."
    guards_edits = True

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.get_object()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.object.name}

    def act(self, form):
        teams.edit_team(team=self.object, by=self.user, **form.cleaned_data)
