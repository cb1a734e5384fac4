"""What somebody searches for: kept in their session, so that no name stands in an address.

Addresses stay in browser histories and in the logs of proxies. A filter form that asks for a
name is posted; the answer leads to the same list with its other filters and `search=<key>`.
"""

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.utils.crypto import get_random_string

from crispy_nhsuk import typed

MOST = 20
LENGTH = 100


def keep_search(request: HttpRequest) -> HttpResponseRedirect:
    """Answer a posted filter form with the list itself, what was searched for left out of its address."""
    filters = request.POST.copy()
    words = typed.line(filters.pop("q", [""])[-1])[:LENGTH]
    filters.pop("csrfmiddlewaretoken", None)
    if words:
        filters["search"] = remember(request.session, words)
    for name in [name for name, value in filters.items() if not value]:
        del filters[name]
    return redirect(f"{request.path}?{filters.urlencode()}")


def remember(session: SessionBase, words: str) -> str:
    """Keep the words and return their key; the oldest of many are forgotten."""
    key = get_random_string(12)
    latest = list(session.get("searches", {}).items())[-(MOST - 1) :]
    session["searches"] = dict([*latest, (key, words)])
    return key


def filters_of(request: HttpRequest) -> QueryDict:
    """The filters of the address, and as `q` the words that its `search` stands for."""
    filters = request.GET.copy()
    words = request.session.get("searches", {}).get(filters.get("search"))
    if words:
        filters["q"] = words
    return filters
