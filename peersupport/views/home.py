from itertools import chain

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.todos import lines
from peersupport.todos import SOURCES


@require_safe
def home(request):
    """The signed-in user's start page: what needs doing today, from every app."""
    today = timezone.localdate()
    todos = chain.from_iterable(source(request.user, today) for source in SOURCES)
    return render(request, "peersupport/home.html", {"todos": lines(todos)})
