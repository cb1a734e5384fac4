"""The way back: the list that somebody came from, as they left it, with its filters and its page.

A browser says from which page it comes. Where that is a list, the session keeps its address by that of the page
opened from it, so that it still stands after deeds, and no address has to say where to go next.
"""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

V = TypeVar("V", bound=Callable[..., Any])
MOST = 30
LENGTH = 300


def leads_on(view: V) -> V:
    """Mark a view from which people open one thing after another and to which they come back, as lists are."""
    view.leads_on = True  # type: ignore[attr-defined]
    return view


def is_marked(view: Any) -> bool:
    return getattr(getattr(view, "view_class", view), "leads_on", False)


class WayBack:
    """Keeps from which list a page was opened."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *args: object) -> None:
        came_from = list_before(request) if request.method == "GET" and not is_marked(view) else None
        if came_from and request.user.is_authenticated and way_back(request) != came_from:
            others = [(page, way) for page, way in ways(request).items() if page != request.path]
            request.session["ways"] = dict([*others[-(MOST - 1) :], (request.path, came_from)])


def list_before(request: HttpRequest) -> str | None:
    """The address of the list from which this page was opened, or None."""
    try:
        before = urlsplit(request.headers.get("Referer", ""))
        ours = before.scheme in ("http", "https") and before.netloc == request.get_host()
        if not ours or not is_marked(resolve(before.path).func):
            return None
    except (ValueError, Resolver404):
        return None
    address = f"{before.path}?{before.query}" if before.query else before.path
    return address if len(address) <= LENGTH else None


def ways(request: HttpRequest) -> dict[str, str]:
    return request.session.get("ways", {})


def way_back(request: HttpRequest) -> str | None:
    """The address of the list from which this page was opened, in this session; or None."""
    return ways(request).get(request.path)


def as_left(request: HttpRequest, address: str) -> str:
    """The address, and where it is that of a list, with the filters and the page that somebody had chosen there."""
    left = (way for way in reversed(ways(request).values()) if way.partition("?")[0] == address)
    return next(left, address)
