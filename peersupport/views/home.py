from itertools import chain

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from peersupport.todos import SOURCES


@require_safe
def home(request):
    """The signed-in user's start page: what needs doing today, from every app."""
    today = timezone.localdate()
    lines = [todo for todo in chain.from_iterable(source(request.user, today) for source in SOURCES) if todo.count]
    return render(request, "peersupport/home.html", {"todos": sorted(lines, key=lambda todo: not todo.urgent)})
