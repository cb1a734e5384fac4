"""The clinical teams in which peer workers work, and what each has ready for them."""

from django.db.models import Count, Q
from django.db.models.functions import Now
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Team, User
from accounts.permissions import Permission, roles_with
from groundwork.addresses import address_of, address_of_record
from groundwork.deeds import DeedView
from groundwork.edits import seen_by, tell_of_change
from groundwork.lists import ListPage
from groundwork.names import by_name
from groundwork.permissions import require, requires
from groundwork.submissions import sending_of
from supervision.actions.readiness import plan_readiness
from supervision.forms.readiness import PlanReadinessForm
from supervision.models import Readiness, ReadinessItem, host_teams


class HostTeamList(ListPage):
    """Each team with how much of the list is ready."""

    permissions = (Permission.SEE_FIGURES,)
    template_name = "supervision/host_team_list.html"
    title = "Host teams"
    fields = ("name", "refers_to__name")
    sorts = {"name": by_name()}
    default_sort = "name"
    empty_title = "No host teams"
    empty_text = "A clinical team stands here when it refers to your peer support team and workers are employed there."

    def get_queryset(self):
        return host_teams(self.user, self.today).select_related("refers_to")

    def prepare(self, rows):
        """How many items each has ready, how many are late, in one question."""
        offered = Readiness.objects.filter(team__in=[team.pk for team in rows], item__is_active=True)
        late = Q(done_on__isnull=True, due_on__lt=self.today)
        counted = offered.order_by().values_list("team")
        counted = counted.annotate(ready=Count("done_on"), late=Count("pk", filter=late))
        found = {team: (ready, late) for team, ready, late in counted}
        number = ReadinessItem.objects.offered().count()
        for team in rows:
            team.ready, team.late = found.get(team.pk, (0, 0))
            team.items = number


@require_safe
@requires(Permission.SEE_FIGURES)
def host_team(request, pk):
    """One team: every item of the list, open or ready, and whoever looks after it."""
    today = timezone.localdate()
    team = get_object_or_404(host_teams(request.user, today).select_related("refers_to"), pk=pk)
    planned = {row.item_id: row for row in Readiness.objects.filter(team=team).select_related("item", "owner")}
    gone = set(Readiness.objects.without_owner().filter(team=team).order_by().values_list("item", flat=True))
    items = ReadinessItem.objects.offered(list(planned))
    context = {
        "title": team.name,
        "caption": f"Host team of {team.refers_to}",
        "team": team,
        "today": today,
        "rows": [{"item": item, "row": planned.get(item.pk), "is_gone": item.pk in gone} for item in items],
        "back_link": {"href": address_of("supervision:host_team_list"), "text": "Host teams"},
    }
    return render(request, "supervision/host_team.html", context)


class PlanReadiness(DeedView):
    """Say who looks after an item, by when, and that it is ready."""

    model, form_class = Team, PlanReadinessForm
    submit_label, success_message = "Save plan", "The plan is saved."
    guards_edits = True

    def open(self):
        super().open()
        self.item = ReadinessItem.objects.filter(code=self.kwargs["code"]).first()
        self.row = Readiness.objects.filter(team=self.object, item=self.item).first()
        if self.item is None or not (self.item.is_active or self.row):
            raise Http404

    def get_queryset(self):
        return host_teams(self.user, self.today)

    def check(self):
        """Whoever sees the team among host teams says what it has ready: it is the peer support team's to ask."""
        require(self.user, Permission.SEE_FIGURES)

    def get_title(self):
        return str(self.item)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.object.name}

    def get_form_kwargs(self):
        roles = roles_with(Permission.SEE_FIGURES)
        owners = User.objects.there(Now(), *roles, team=self.object.refers_to_id).order_by(*by_name())
        return super().get_form_kwargs() | {"owners": owners}

    def get_initial(self):
        row = self.row
        if row is None:
            return {}
        return {"owner": row.owner_id, "due_on": row.due_on, "done_on": row.done_on, "agreed": row.agreed}

    def get_form(self, form_class=None):
        """What is edited is the row of the item, if there is one yet, and not the team."""
        form = super().get_form(form_class)
        form.hidden_values["seen"] = self.row.updated_at.isoformat() if self.row else ""
        return form

    def changed_meanwhile(self, form):
        """Also where somebody was the first to say anything since the form was opened."""
        now = self.row.updated_at if self.row else None
        if seen_by(self.request) == now or sending_of(self.request):
            return False
        tell_of_change(form, self.row)
        return True

    def get_back_url(self):
        return address_of_record("supervision:host_team", self.object.pk)

    def act(self, form):
        plan_readiness(team=self.object, item=self.item, by=self.user, **form.cleaned_data)
