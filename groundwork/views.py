from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from groundwork import autosave
from groundwork.expects import user_of
from groundwork.submissions import sending_of

# More than anybody types into one form.
MOST_BYTES = 256 * 1024


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
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return HttpResponse("This is too long to be kept.", status=413)
    if not sending_of(request):
        autosave.keep(user_of(request), path, request.POST)
    return JsonResponse({"saved_at": timezone.localtime().strftime("%H:%M")})


@require_POST
def discard_text(request: HttpRequest) -> HttpResponse:
    """Forget what was kept for the form at `path`, and open the form afresh."""
    path = request.POST.get("path", "")
    if not autosave.is_deed(path):
        return HttpResponseBadRequest("There is no form at this address.")
    autosave.discard(user_of(request), path)
    return redirect(path)
