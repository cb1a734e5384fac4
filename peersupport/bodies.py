"""How much of a request is read: no more than a form of ours can hold, whatever the address and the kind of content.

Decided before anything of Django's sees the request, since it would read what is sent while it looks for the token of
a form.
"""

from io import BytesIO

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

from groundwork.uploads import most_anywhere, most_at

REFUSED = "peersupport.refused"
TOO_LARGE, NO_LENGTH = 413, 411


def guarded(environ):
    """The environ of a request of which nothing is read where too much is sent; `Refusal` then answers it."""
    status = refusal_of(environ)
    if not status:
        return environ
    unread = {name: value for name, value in environ.items() if name != "HTTP_TRANSFER_ENCODING"}
    return unread | {"wsgi.input": BytesIO(), "CONTENT_LENGTH": "0", REFUSED: status}


def refusal_of(environ):
    """The status with which this request is refused, or None."""
    if "HTTP_TRANSFER_ENCODING" in environ:
        return NO_LENGTH
    return TOO_LARGE if is_too_large(environ.get("PATH_INFO", ""), length_of(environ)) else None


def is_too_large(path, length):
    """Whether so many bytes are more than is read at this path; only pages that take files read more than a form."""
    return length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE and length > most_at(path)


def most_bytes():
    """The most that is read of one request at any address."""
    return max(settings.DATA_UPLOAD_MAX_MEMORY_SIZE, most_anywhere())


def length_of(environ):
    try:
        return int(environ.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


class Refusal:
    """Answers what was not read, with the headers of every answer and a line in the log."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        status = request.META.get(REFUSED)
        if not status:
            return self.get_response(request)
        return HttpResponse(render_to_string("413.html"), status=status, headers={"Cache-Control": "no-store"})
