"""The managers' figures."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.permissions import requires
from groundwork.way_back import leads_on
from supervision.figures import figures as figures_of


@leads_on
@require_safe
@requires(Permission.SEE_FIGURES)
def figures(request):
    """Totals of teams, without names or notes."""
    today = timezone.localdate()
    rows = figures_of(request.user, today)
    return render(request, "supervision/figures.html", {"title": "Figures", "rows": rows, "today": today})
