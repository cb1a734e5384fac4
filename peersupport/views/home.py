from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.todos import lines
from peersupport.todos import COUNTED, FOUND


@require_safe
def home(request):
    """The signed-in user's start page: what needs doing today, from every app."""
    todos = lines(request.user, timezone.localdate(), COUNTED, FOUND)
    return render(request, "peersupport/home.html", {"todos": todos})
