from functools import partial

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.todos import lines
from groundwork.way_back import leads_on
from peersupport.todos import COUNTED
from supervision.dashboard import dashboard_of
from training.todos import own_training, team_training
from workers.absences import own_absence
from workers.gaps import own_gap
from workers.wellbeing import note_wellbeing


@leads_on
@require_safe
def home(request):
    """The signed-in user's start page: what needs doing today, from every app; for leads their workers below it."""
    user, today = request.user, timezone.localdate()
    dashboard = dashboard_of(user, today) if user.can(Permission.SEE_DASHBOARD) else None
    known = {"known": dashboard["training"]} if dashboard else {}
    if dashboard:
        note_wellbeing(request, [row["worker"] for row in dashboard["rows"] if row["trend"]])
    context = {
        "today": today,
        "todos": lines(user, today, COUNTED, [own_training, partial(team_training, **known)]),
        "may_refer": user.can(Permission.REFER),
        "dashboard": dashboard,
        "gap": own_gap(user),
        "own_absence": own_absence(user),
    }
    return render(request, "peersupport/home.html", context)
