"""What happens around every request: its line in the log, and the page for a database that is away."""

import logging
import sys
import time
import uuid

from django.conf import settings
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.dispatch import receiver
from django.http import HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.views.defaults import page_not_found
from pghistory.middleware import HistoryMiddleware

from groundwork import autosave
from notices.actions import settle_notices
from notices.models import Notice
from peersupport.logs import request_id, route_of

log = logging.getLogger("peersupport.requests")


class RequestLog:
    """One line per request: never the query string, nor anything typed, nor who by name."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        since = time.monotonic()
        mark = request_id.set(uuid.uuid4().hex)
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = request_id.get()
            milliseconds = (time.monotonic() - since) * 1000
            log.info(
                "method=%s route=%s status=%s ms=%.0f user=%s",
                request.method,
                route_of(request),
                response.status_code,
                milliseconds,
                user_of(request),
            )
            return response
        finally:
            request_id.reset(mark)


class PermissionsPolicy:
    """No page of ours asks the browser for a camera, a microphone or a place, nor may one that got into it."""

    HEADER = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response["Permissions-Policy"] = self.HEADER
        return response


class KnownMethods:
    """No page of ours needs more than these; TRACE above all would show what a proxy put into a request."""

    METHODS = ("GET", "HEAD", "OPTIONS", "POST")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request) if request.method in self.METHODS else HttpResponseNotAllowed(self.METHODS)


class PrintableCookies:
    """A cookie can hold any character, also a NUL, which no text of the database takes; ours hold none of the kind."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.COOKIES = {name: value for name, value in request.COOKIES.items() if value.isprintable()}
        return self.get_response(request)


class SettledNotices:
    """Whoever did something finds their own notices that asked for it settled; the sweep settles those of others."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method == "POST" and response.status_code == 302 and request.user.is_authenticated:
            settle_notices(notices=Notice.objects.visible_to(request.user))
        return response


class OwnPageNotFound:
    """Where DEBUG is on, a wrong link leads to our page as well, and not to Django's list of all addresses."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        return page_not_found(request, None) if settings.DEBUG and response.status_code == 404 else response


def user_of(request):
    # Only where the request has loaded its user already: logging must not ask the database.
    user = getattr(request, "_cached_user", None)
    return getattr(user, "pk", None) or "-"


class DatabaseAway:
    """A 503 page where a request failed because the database cannot be reached."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not getattr(request, "database_away", False):
            return response
        page = render_to_string("503.html", {"path": request.path, "typed": typed_into_form(request)})
        away = HttpResponse(page, status=503, headers={"Retry-After": "60"})
        add_never_cache_headers(away)
        return away


def typed_into_form(request):
    """What was sent with a form of ours, number and token included, so that the page can send it again."""
    if request.method != "POST" or not autosave.is_deed(request.path):
        return []
    return [(name, value) for name, values in request.POST.lists() for value in values]


@receiver(got_request_exception)
def note_database_away(request=None, **kwargs):
    """Each layer of middleware turns an exception into a response, so only this signal still sees its kind."""
    if request is not None and isinstance(sys.exception(), OperationalError | InterfaceError):
        request.database_away = True


class History(HistoryMiddleware):
    """Every row of history says who changed it, and in which request of the log."""

    def get_context(self, request):
        return {"user": super().get_context(request)["user"], "request": request_id.get()}
