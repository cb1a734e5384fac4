from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.todos import lines
from groundwork.way_back import leads_on
from peersupport.todos import COUNTED, FOUND
from workers.gaps import own_gap


@leads_on
@require_safe
def home(request):
    """The signed-in user's start page: what needs doing today, from every app."""
    todos = lines(request.user, timezone.localdate(), COUNTED, FOUND)
    context = {"todos": todos, "may_refer": request.user.can(Permission.REFER), "gap": own_gap(request.user)}
    return render(request, "peersupport/home.html", context)
