from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseNotFound, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from groundwork import autosave
from groundwork.expects import user_of
from groundwork.submissions import sending_of


@require_POST
def keep_alive(request: HttpRequest) -> HttpResponse:
    """Stay signed in: the request itself is the sign of life."""
    return HttpResponse(status=204)


@require_POST
def keep_text(request: HttpRequest) -> HttpResponse:
    """Keep what is being typed into the form at `path`, unless it was sent; answers with the time."""
    path = request.POST.get("path", "")
    if not autosave.is_deed(path):
        return HttpResponseBadRequest("There is no form at this address.")
    if not sending_of(request):
        if not autosave.may_keep(request, path):
            return HttpResponseNotFound("There is nothing to fill in at this address now.")
        if not autosave.keep(user_of(request), path, request.POST):
            return HttpResponse("This is too long to be kept, or cannot be kept now.", status=413)
    return JsonResponse({"saved_at": timezone.localtime().strftime("%H:%M")})


@require_POST
def discard_text(request: HttpRequest) -> HttpResponse:
    """Forget what was kept for the form at `path`, and open the form afresh."""
    path = request.POST.get("path", "")
    if not autosave.is_deed(path):
        return HttpResponseBadRequest("There is no form at this address.")
    autosave.discard(user_of(request), path)
    return redirect(path)
