from django.http import HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts import autosave
from accounts.deeds import DeedView


@require_POST
def keep_text(request):
    """Keep what is being typed into the form at `path`; answers with the time."""
    path = request.POST.get("path", "")
    if not is_deed(path):
        return HttpResponseBadRequest("There is no form at this address.")
    autosave.keep(request.user, path, request.POST)
    return JsonResponse({"saved_at": timezone.localtime().strftime("%H:%M")})


@require_POST
def discard_text(request):
    """Forget what was kept for the form at `path`, and open the form afresh."""
    path = request.POST.get("path", "")
    if not is_deed(path):
        return HttpResponseBadRequest("There is no form at this address.")
    autosave.discard(request.user, path)
    return redirect(path)


def is_deed(path):
    """Whether one of our own forms is at this address."""
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    return issubclass(getattr(view, "view_class", type), DeedView)
