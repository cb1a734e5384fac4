"""Nonsense that is sent every time: what once went wrong in products like this one."""

from datetime import date

from django import forms

from crispy_nhsuk.widgets import PARTS
from tests.abuse.strategies import Sent, as_form, dates_of, keys_of
from tests.consistency.filling import boxes, sensible_answers

WORDS = {
    "nothing": "",
    "a NUL": "No\x00body",
    "control characters": "\x01\x07\x08\x0b\x1b[31m\x7f\u0085\u2028",
    "emoji": "👩🏽\u200d🚀🏳️\u200d🌈",
    "right to left": "\u202eمرحبا שלום\u202c",
    "what is no value": "�not a value�",
    "six thousand letters": "a" * 6000,
    "a hundred thousand characters": "ß" * 100_000,
    "a day that no month has": "32",
    "a huge number": "9" * 30,
    "a number of four hundred digits": "9" * 400,
    "a number of five thousand digits": "9" * 5000,
    "less than nothing": "-1",
    "much less than nothing": "-99999999999",
    "not a number": "NaN",
    "an endless number": "1e400",
}
IN_ADDRESSES = WORDS | {
    "the year 9999": date.max.isoformat(),
    "the year 1": date.min.isoformat(),
    "a list": "[]",
    "junk": "junk",
    "an id": "0" * 32,
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


def nonsense(form):
    """(what, Sent): nonsense in every field at once, in one at a time, and in what goes along unseen."""
    sensible = sensible_answers(form) if form else {}
    everywhere = [*(keys_of(form) if form else []), *UNSEEN]
    for what, word in WORDS.items():
        yield f"{what} everywhere", sent(dict.fromkeys(everywhere, word))
    for what, spoilt in [*(in_fields(form) if form else []), *in_unseen()]:
        yield what, sent(sensible | spoilt)
    for what, pair in {"first": (WORDS["a NUL"], None), "last": (None, WORDS["a NUL"])}.items():
        doubled = [(name, word or value) for name, value in sensible.items() for word in pair]
        yield f"every key twice, nonsense {what}", Sent(doubled, as_form)


def sent(answers):
    return Sent(list(answers.items()), as_form)


def in_fields(form):
    """(what, answers) that spoil one kind of field, or one field alone."""
    texts = [form.add_prefix(name) for name, field in form.fields.items() if type(field) is forms.CharField]
    yield "odd words where words may stand", dict.fromkeys(texts, "\u0085\x07👩🏽\u200d🚀 \u202eمرحبا")
    dates = dates_of(form)
    for what, day in DATES.items() if dates else ():
        yield f"{what} everywhere", {key: value for name in dates for key, value in boxes(name, day).items()}
    for what in ("the year 1", "the year 9999"):
        # One date alone has been all of them already.
        yield from ((f"{what} in {name}", boxes(name, DATES[what])) for name in dates if len(dates) > 1)
    for name, field in form.fields.items():
        if isinstance(field, forms.IntegerField | forms.DecimalField):
            yield from ((f"{number[:12]} in {name}", {form.add_prefix(name): number}) for number in NUMBERS)


def in_unseen():
    yield "an impossible moment", dict.fromkeys(UNSEEN, "2026-13-45T25:61")
    yield "a NUL in what goes along unseen", dict.fromkeys(UNSEEN, WORDS["a NUL"])
    yield "a NUL in a name", {WORDS["a NUL"]: "x"}
