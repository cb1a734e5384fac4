"""The figures of the pathway into peer work."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from groundwork.permissions import require
from groundwork.way_back import leads_on
from pathway.figures import READERS
from pathway.figures import figures as figures_of


@leads_on
@require_safe
def pathway_figures(request):
    """How many stand at each step, and which part of the workers stayed for a year; no names."""
    require(request.user, READERS)
    today = timezone.localdate()
    context = {
        "title": "Figures of the pathway into peer work",
        "rows": figures_of(request.user, today),
        "today": today,
    }
    return render(request, "pathway/pathway_figures.html", context)
