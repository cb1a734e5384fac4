"""What a peer support worker does, and does not: for colleagues, and on paper for people supported."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Team
from accounts.permissions import Permission
from groundwork.addresses import address_of
from groundwork.deeds import DeedView
from groundwork.paragraphs import blocks
from groundwork.permissions import can
from training.actions.remits import edit_remit, edit_team_remit
from training.forms.remits import EditRemitForm, EditTeamRemitForm
from training.models import Remit

TITLE = "What a peer support worker does, and does not"
# Of what was written before, so many of the newest are shown.
EARLIER = 10


@require_safe
def remit_list(request):
    """The words of the service, for everybody who is signed in, and the pages of the teams."""
    context = {
        "title": TITLE,
        "teams": Team.objects.peer_support(),
        "edit_url": reverse("training:edit_remit") if can(request.user, Permission.MANAGE_ACCOUNTS) else "",
    }
    return render(request, "training/remit_list.html", context | written(None))


@require_safe
def remit_detail(request, pk):
    """The words of the service with what a team adds, on a page that prints."""
    team = get_object_or_404(Team.objects.peer_support(), pk=pk)
    own = written(team)
    context = {
        "title": TITLE,
        "team": team,
        "blocks": written(None)["blocks"],
        "team_blocks": own["blocks"],
        "earlier": own["earlier"],
        "today": timezone.localdate(),
        "edit_url": reverse("training:edit_team_remit", args=[pk]) if leads(request.user, team) else "",
        "back_link": {"href": reverse("training:remit_list"), "text": "All teams"},
    }
    return render(request, "training/remit_detail.html", context)


def written(team):
    """What holds for a team or, where it is None, the service, as blocks; and what was written before."""
    newest = list(Remit.objects.of(team)[: EARLIER + 1])
    return {"blocks": blocks(newest[0].text) if newest else [], "last": next(iter(newest), None), "earlier": newest[1:]}


def leads(user, team):
    return team.pk in user.teams_with(Permission.MANAGE_WORKERS)


def last_text(team):
    last = Remit.objects.of(team).first()
    return last.text if last else ""


class EditRemit(DeedView):
    """Write the words of the service."""

    permission, form_class = Permission.MANAGE_ACCOUNTS, EditRemitForm
    title, success_message = f"Edit: {TITLE.lower()}", "The text is changed. Earlier words stay readable below it."

    def get_initial(self):
        return {"text": last_text(None)}

    def get_back_url(self):
        return address_of("training:remit_list")

    def act(self, form):
        edit_remit(by=self.user, **form.cleaned_data)


class EditTeamRemit(DeedView):
    """Write what a team adds; its leads do."""

    form_class = EditTeamRemitForm
    title, success_message = f"Edit: {TITLE.lower()}", "The text is changed. Earlier words stay readable below it."

    def get_object(self, queryset=None):
        return get_object_or_404(Team.objects.peer_support(), pk=self.kwargs["pk"])

    def check(self):
        if not leads(self.user, self.object):
            raise PermissionDenied

    def get_initial(self):
        return {"text": last_text(self.object)}

    def get_back_url(self):
        return reverse("training:remit_detail", args=[self.object.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.object.name}

    def act(self, form):
        edit_team_remit(team=self.object, by=self.user, **form.cleaned_data)
