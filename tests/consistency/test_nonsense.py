"""Whatever is sent to a form or written into an address, the answer is a page and never a fault."""

from datetime import date

import pytest
from django import forms
from django.db import transaction
from django.http import QueryDict
from django.test import Client

from crispy_nhsuk.widgets import PARTS
from tests.access.expected import ROWS
from tests.access.table import VISITORS
from tests.access.visiting import address_of
from tests.consistency.filling import boxes, has_boxes, sensible_answers

pytestmark = pytest.mark.django_db
WORDS = {
    "a NUL": "No\x00body",
    "control characters": "\x01\x07\x08\x0b\x1b[31m\x7f\u0085\u2028",
    "emoji": "👩🏽\u200d🚀🏳️\u200d🌈",
    "right to left": "\u202eمرحبا שלום\u202c",
    "a hundred thousand characters": "ß" * 100_000,
    "a huge number": "9" * 30,
    "a number of five thousand digits": "9" * 5000,
    "less than nothing": "-99999999999",
    "not a number": "NaN",
    "an endless number": "1e400",
}
DATES = {
    "the year 1": ("1", "1", "0001"),
    "the year 9999": ("31", "12", "9999"),
    "the year nought": ("1", "1", "0000"),
    "a huge day": ("9" * 30, "1", "2026"),
    "a day of five thousand digits": ("9" * 5000, "1", "2026"),
    "digits of another script": ("١", "١", "٢٠٢٦"),
}
DATES = {what: dict(zip(PARTS, parts, strict=True)) for what, parts in DATES.items()}
NUMBERS = ["9" * 30, "99999999", "-1", "0", "1e400", "0.0000001"]
# Sent along with every form.
UNSEEN = ["submission", "seen", "later"]
DEEDS = [row for row in ROWS if row.may and row.get == 200 and row.post in (200, 302)]
LISTS = [row for row in ROWS if row.may and row.get == 200 and row.name != "healthz"]
FILTERS = ["page", "sort", "q", "show", "worker", "weeks", "status", "stage", "team", "role", "kind", "state", "date"]
FILTERS += ["course", "scope", "left", "supervisor", "training", "priority", "referring_team", "next"]


def named(row):
    return f"{row.name} {row.of}".strip()


def signed_in(world, row):
    client = Client(raise_request_exception=False)
    client.force_login(getattr(world, visitor_of(row)))
    return client


def visitor_of(row):
    return next(visitor for visitor in VISITORS if visitor in row.may.split())


@pytest.mark.parametrize("row", DEEDS, ids=named)
def test_a_form_survives_nonsense(row, world):
    client, address = signed_in(world, row), address_of(row, world)
    form = client.get(address).context.get("form")
    sensible = sensible_answers(form) if form else {}
    wrong = [what for what, data in nonsense(form, sensible) if fails(client, address, data)]
    assert not wrong


def fails(client, address, data):
    """Whether the answer is a fault; nothing that the request did remains."""
    with transaction.atomic():
        status = client.post(address, encoded(data), content_type="application/x-www-form-urlencoded").status_code
        transaction.set_rollback(True)
    return status >= 500


def encoded(data):
    query = QueryDict(mutable=True)
    for name, value in data.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return query.urlencode()


def nonsense(form, sensible):
    """(what, data): nonsense in every field at once, in one at a time, and in what goes along unseen."""
    fields = {form.add_prefix(name): field for name, field in form.fields.items()} if form else {}
    keys = [key for name, field in fields.items() for key in keys_of(name, field)]
    dates = [name for name, field in fields.items() if has_boxes(field)]
    for what, word in WORDS.items():
        yield f"{what} everywhere", dict.fromkeys([*keys, *UNSEEN], word)
    yield (
        "odd words where words may stand",
        sensible | dict.fromkeys(texts_of(fields), "\u0085\x07👩🏽\u200d🚀 \u202eمرحبا"),
    )
    for what, day in DATES.items():
        yield f"{what} everywhere", sensible | {key: value for name in dates for key, value in boxes(name, day).items()}
    for name in [name for name, field in fields.items() if isinstance(field, forms.IntegerField | forms.DecimalField)]:
        for number in NUMBERS:
            yield f"{number[:12]} in {name}", sensible | {name: number}
    for what in ("the year 1", "the year 9999"):
        for name in dates:
            yield f"{what} in {name}", sensible | boxes(name, DATES[what])
    yield "an impossible moment", sensible | dict.fromkeys(UNSEEN, "2026-13-45T25:61")
    yield "a NUL in what goes along unseen", sensible | dict.fromkeys(UNSEEN, WORDS["a NUL"])
    yield "every key twice", {name: [WORDS["a NUL"], value] for name, value in sensible.items()}
    yield "every key twice, nonsense last", {name: [value, WORDS["a NUL"]] for name, value in sensible.items()}


def texts_of(fields):
    return [name for name, field in fields.items() if type(field) is forms.CharField]


def keys_of(name, field):
    return field.widget.names(name) if has_boxes(field) else [name]


@pytest.mark.parametrize("row", LISTS, ids=named)
def test_an_address_survives_nonsense(row, world):
    client, address = signed_in(world, row), address_of(row, world)
    dates = {"the year 9999": date.max.isoformat(), "the year 1": date.min.isoformat(), "a list": "[]"}
    words = WORDS | dates | {"junk": "junk", "an id": "0" * 32}
    wrong = []
    for what, word in words.items():
        query = QueryDict(mutable=True)
        query.update(dict.fromkeys(FILTERS, word[:2000]))
        if client.get(f"{address}?{query.urlencode()}").status_code >= 500:
            wrong.append(what)
    assert not wrong
