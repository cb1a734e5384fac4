"""The workforce in figures."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.permissions import requires
from workers.figures import workforce as workforce_of


@require_safe
@requires(Permission.SEE_FIGURES)
def workforce(request):
    """Pay, bands and staying on, of the teams whose figures somebody sees."""
    today = timezone.localdate()
    context = {"title": "Workforce", "rows": workforce_of(request.user, today), "today": today}
    return render(request, "workers/workforce.html", context)
