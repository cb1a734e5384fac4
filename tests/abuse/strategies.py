"""What may be sent to a form: sensible answers with nonsense in some of them, in every encoding."""

import json
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote_plus, urlencode
from uuid import uuid4

from django.test.client import BOUNDARY, MULTIPART_CONTENT
from hypothesis import strategies as st

from crispy_nhsuk.widgets import PARTS
from tests.consistency.filling import has_boxes, sensible_answers

NASTY = [
    "",
    " ",
    "\x00",
    "No\x00body",
    "\x01\x07\x08\x0b\x1b[31m\x7f\u0085\u2028",
    "one\r\ntwo\n\rBcc: somebody@example.org",
    "👩🏽\u200d🚀🏳️\u200d🌈",
    "\u202eמרحبا שלום\u202c",
    "\ud800 alone",
    "private \U000f0000\U000f0001\U000ffffd letters",
    "e\u0301" * 300,
    "ß" * 10_000,
    "x" * 100_000,
    "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>",
    "{{ settings.SECRET_KEY }}{% debug %}%(name)s{0}%s",
    "javascript:alert(1)",
    "'; DROP TABLE accounts_user; --",
    "../../etc/passwd",
    "=1+1",
    "9" * 30,
    "9" * 5000,
    "-1",
    "0",
    "0.0000001",
    "1e400",
    "NaN",
    "-Infinity",
    "١٢٣",
    "0x1F",
    "True",
    "null",
    "[]",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "2026-13-45T25:61:61+99:99",
    "9999-12-31T23:59:59+00:00",
    "0001-01-01T00:00:00+14:00",
    "24:00",
    "today",
    "other",
    str(uuid4()),
    "00000000-0000-0000-0000-000000000000",
    "somebody@example.org",
    "a@" + "b" * 300 + ".org",
    "LS2 7UE",
    "943 476 5919",
    "+447700900123;ext=9",
]
URL_ENCODED = "application/x-www-form-urlencoded"
# Those that Django fails over never reach it: see test_requests.py.
CHARSETS = ["nonsense", "utf-16", "utf-7", "latin-1"]
DAYS = [
    ("30", "2", "2026"),
    ("1", "1", "0001"),
    ("31", "12", "9999"),
    ("1", "1", "0000"),
    ("9" * 30, "1", "2026"),
    ("9" * 5000, "1", "2026"),
    ("1", "jan", "2026"),
    ("١", "١", "٢٠٢٦"),
    ("1", "", "2026"),
    ("\x00", "-1", "NaN"),
]
# Sent along with every form, and names of what only the service itself may set.
UNSEEN = ["submission", "seen", "later", "next", "id", "pk", "status", "team", "is_superuser", "csrfmiddlewaretoken"]

words = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=60),
    st.integers().map(str),
    st.floats().map(str),
    st.dates().map(str),
    st.datetimes().map(str),
    st.binary(max_size=30),
)


def encoded(word):
    """The bytes that are sent for a word, or for what is no word at all."""
    return word if isinstance(word, bytes) else word.encode("utf-8", "surrogatepass")


@dataclass(frozen=True)
class Sent:
    """One sending of a form; shown in short where it fails."""

    pairs: list
    encode: object

    def __call__(self):
        """(body, content type)"""
        return self.encode(self.pairs)

    def _repr_pretty_(self, printer, _cycle):
        printer.text(f"{self.encode.__name__}({', '.join(f'{key}={value!r:.90}' for key, value in self.pairs)})")


@st.composite
def inputs(draw, form):
    """Something to send to a form; None stands for a page that shows no form of ours."""
    return Sent(draw(pairs(form)), draw(st.sampled_from(ENCODINGS)))


@st.composite
def pairs(draw, form):
    """(key, value) of everything sent: the sensible answers, some of them spoilt, left out or doubled."""
    sensible = sensible_answers(form) if form else {}
    spoilt = dict(sensible)
    keys = keys_of(form) if form else []
    for key in draw(st.lists(st.sampled_from(keys), max_size=4, unique=True)) if keys else []:
        spoilt[key] = draw(words)
    for name in dates_of(form) if form else []:
        if draw(st.booleans()):
            spoilt |= {f"{name}-{part}": value for part, value in zip(PARTS, draw(days), strict=True)}
    for key in draw(st.lists(st.sampled_from([*spoilt, "nothing"]), max_size=2)):
        spoilt.pop(key, None)
    unseen = draw(st.dictionaries(st.sampled_from(UNSEEN), words, max_size=3))
    doubled = draw(st.lists(st.tuples(st.sampled_from([*keys, *UNSEEN]), words), max_size=2))
    return [*spoilt.items(), *unseen.items(), *doubled]


days = st.one_of(
    st.sampled_from(DAYS),
    st.dates().map(lambda day: (str(day.day), str(day.month), f"{day.year:04}")),
    st.tuples(*[st.text(max_size=5)] * 3),
)


def keys_of(form):
    """Every key under which the form takes an answer."""
    fields = {form.add_prefix(name): field for name, field in form.fields.items()}
    return [
        key for name, field in fields.items() for key in ([*field.widget.names(name)] if has_boxes(field) else [name])
    ]


def dates_of(form):
    return [form.add_prefix(name) for name, field in form.fields.items() if has_boxes(field)]


def as_form(sent):
    return "&".join(f"{quoted(key)}={quoted(value)}" for key, value in sent).encode(), URL_ENCODED


@lru_cache(maxsize=100)
def quoted(word):
    """As it stands in a body; the longest words go into every field of a form."""
    return quote_plus(encoded(word))


def as_parts(sent):
    return multipart(sent, ""), MULTIPART_CONTENT


def as_files(sent):
    """A file wherever text is expected."""
    return multipart(sent, '; filename="notes.svg"\r\nContent-Type: image/svg+xml'), MULTIPART_CONTENT


def multipart(sent, more):
    begin = f"--{BOUNDARY}\r\nContent-Disposition: form-data; name="
    parts = [f'{begin}"{key}"{more}\r\n\r\n'.encode() + encoded(value) + b"\r\n" for key, value in sent]
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def as_json(sent):
    return json.dumps({key: str(value) for key, value in sent}).encode(), "application/json"


def as_rubbish(sent):
    """The bytes as they are, with nothing encoded and half of it cut off."""
    body = b"&".join(key.encode() + b"=%" + encoded(value) for key, value in sent)
    return body[: len(body) // 2], URL_ENCODED


def in_strange_letters(sent):
    """Said to be in an encoding that is none, or not ours."""
    body, _ = as_parts(sent)
    return body, f"{MULTIPART_CONTENT}; charset={CHARSETS[len(body) % len(CHARSETS)]}"


def as_cut_parts(sent):
    body = multipart(sent, "")
    return body[: len(body) // 2], MULTIPART_CONTENT


def as_thousands(sent):
    """More parameters than any form has."""
    return urlencode([(f"n{number}", "1") for number in range(10_000)]).encode(), URL_ENCODED


# Most of what is sent should reach the form.
ENCODINGS = (
    [as_form] * 10
    + [as_parts] * 2
    + [
        as_files,
        as_json,
        as_rubbish,
        as_cut_parts,
        as_thousands,
        in_strange_letters,
    ]
)
