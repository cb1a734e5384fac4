"""The worker's own week, on one page."""

from datetime import timedelta

from django.db.models.functions import Now
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.permissions import require
from groundwork.trail import note_access
from groundwork.way_back import leads_on
from supervision.strain import strain_of
from supervision.week import DAYS, adjustments_of, days_of, monday_of, standing_of, turn_to
from support.models import Cover
from training.todos import own_training
from workers.gaps import own_gap
from workers.models import Worker


@leads_on
@require_safe
def my_week(request):
    """Today and the week of the signed-in worker, or another week of theirs; says so where there is no profile yet."""
    user, today = request.user, timezone.localdate()
    require(user, Permission.SEE_OWN_PROFILE)
    worker = Worker.objects.visible_to(user).filter(user=user).select_related("user", "team", "stage").first()
    if worker is None:
        return render(request, "workers/no_profile.html", {"gap": own_gap(user)})
    monday = monday_of(request.GET.get("week", ""), today)
    days = days_of(worker, user, monday, today)
    note_access(request, *people_of(days))
    context = {
        "title": "My week",
        "tab_title": "My week",
        "today": today,
        "worker": worker,
        "days": days,
        "of_today": next((each for each in days if each.date == today), None),
        "monday": monday,
        "sunday": days[-1].date,
        "weeks": weeks_around(monday, today),
        "glances": standing_of(worker, user, days),
        "todos": [todo for todo in own_training(user, today) if todo.count],
        "strain": strain_of(worker, today),
        "covers": Cover.objects.of(user).ahead(Now()).count(),
        "adjustments": adjustments_of(worker),
        "turn_to": turn_to(worker),
    }
    return render(request, "supervision/my_week.html", context)


def people_of(days):
    """Ids of the people whom the week names."""
    entries = (entry for each in days for entry in each.entries)
    return [entry.session.support.person_id for entry in entries if entry.session]


def weeks_around(monday, today):
    """The Mondays of the week before and the week after, and that of this week where another one is shown."""
    this = monday_of("", today)
    week = timedelta(days=DAYS)
    return {"before": monday - week, "after": monday + week, "this": this if this != monday else None}
