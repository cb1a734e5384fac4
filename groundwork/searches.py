"""What somebody searches for: what it finds, and where it is kept.

Every search box goes by the same rule: each word typed is in one of the names, in any order, however accents, case,
hyphens and apostrophes are written (`named`); or all of it is another code that the rows have (`code_of`).

It is kept in the searcher's session, so that no name stands in an address.
Addresses stay in browser histories and in the logs of proxies. A filter form that asks for a
name is posted; the answer leads to the same list with its other filters and `search=<key>`.
"""

import re
from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from typing import TypeVar

from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Q, QuerySet, Value
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.utils.crypto import get_random_string

from crispy_nhsuk import typed
from groundwork.names import Fold
from groundwork.permissions import any_of

R = TypeVar("R", bound=QuerySet)
MOST = 20
LENGTH = 100
# What stands around a word and is no part of it, such as commas and brackets.
AROUND = re.compile(r"^[\W_]+|[\W_]+$")


def searched(rows: R, named: Q, *others: Q) -> R:
    """The rows that `named` finds, or one of the others; all of them where nothing is searched for."""
    return rows.filter(any_of(named, *others)) if named else rows


def named(text: str, path: str = "", also: Sequence[str] = ()) -> Q:
    """What has each word of the text in one of its names, or as it stands in one of the fields `also`: a condition.

    `path` leads to the model with the names. Without a word to look for the condition is empty.
    """
    return reduce(and_, (has(word, path, also) for word in words_of(text)), Q())


def has(word: str, path: str, also: Sequence[str]) -> Q:
    plain = (Q(**{f"{field}__icontains": word}) for field in also)
    return reduce(or_, plain, Q(**{f"{path}folded__contains": Fold(Value(word))}))


def words_of(text: str) -> list[str]:
    """The words of what was typed; signs alone are none."""
    words = (AROUND.sub("", word) for word in text.split())
    return [word for word in words if word]


def code_of(text: str) -> str:
    """A reference or a number as it was typed, without hyphens and spaces."""
    return "".join(filter(str.isalnum, text)).upper()


def keep_search(request: HttpRequest) -> HttpResponseRedirect:
    """Answer a posted filter form with the list itself, what was searched for left out of its address."""
    filters = request.POST.copy()
    words = typed.line(filters.pop("q", [""])[-1])[:LENGTH]
    filters.pop("csrfmiddlewaretoken", None)
    if words_of(words):
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
