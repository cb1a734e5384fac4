"""How a worker shows to others: to the colleagues of their team, and to the people they support."""

from django.db.models.functions import Now
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.lists import ListPage
from groundwork.names import by_name
from groundwork.prepared import prepared_or_404
from workers.experience import (
    gender_for_people,
    gender_of,
    note_readings,
    themes_for_colleagues,
    themes_for_people,
)
from workers.models import SEEN_BY_TEAM, Worker


class ColleagueList(ListPage):
    """The workers of one's teams, as colleagues know them."""

    permissions = (Permission.SEE_OWN_PROFILE, Permission.SUPERVISE)
    template_name = "workers/colleague_list.html"
    title = "My team"
    fields = ("user__name", "team__name", "areas", "languages", "working_days")
    sorts = {"name": by_name("user__")}
    default_sort = "name"
    empty_title = "No workers to show"
    empty_text = "Nobody works in your team yet."

    def get_queryset(self):
        return colleagues(self.user, self.today)


def colleagues(user, today):
    return Worker.objects.colleagues_of(user, today, Now()).select_related("user", "team")


def colleague_asked_for(user, today, pk):
    return colleagues(user, today).filter(pk=pk)


@require_safe
def colleague_detail(request, pk):
    """What a worker shows to their team, the same for whoever opens it."""
    worker = prepared_or_404(colleague_asked_for, request.user, pk)
    themes = themes_for_colleagues(worker)
    gender = gender_of(worker) if worker.gender_visibility in SEEN_BY_TEAM else ""
    note_readings(request, worker, themes, gender)
    context = {
        "worker": worker,
        "title": worker.user.name,
        "tab_title": "Colleague",
        "caption": worker.team.name,
        "themes": themes,
        "gender": gender,
        "is_own": worker.user_id == request.user.pk,
        "back_link": {"href": reverse("workers:colleague_list"), "text": "Back"},
    }
    return render(request, "workers/colleague_detail.html", context)


@require_safe
def introduction(request, pk):
    """What people are told whom the worker supports: for paper, or to be read together."""
    visible = Worker.objects.visible_to(request.user).select_related("user", "team")
    worker = get_object_or_404(visible, pk=pk)
    themes, gender = themes_for_people(worker), gender_for_people(worker)
    note_readings(request, worker, themes, gender)
    context = {
        "worker": worker,
        "title": f"Meet {worker.user.get_short_name()}",
        "tab_title": "Meet your worker",
        "caption": f"Your peer support worker, {worker.team}",
        "themes": themes,
        "gender": gender,
        "is_own": worker.user_id == request.user.pk,
        "today": timezone.localdate(),
        "back_link": {"href": worker.get_absolute_url(), "text": "Back"},
    }
    return render(request, "workers/introduction.html", context)
