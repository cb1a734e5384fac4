"""A component's parameters, parted into their shape and the words that are only shown.

In the shape each word is a blank, a private character. Components ask whether there is a word,
and whether two values are equal, but few ever look into one.
"""

import re

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from markupsafe import escape

# Parameters that hold words; of the compared ones, equal words have the same blank.
SHOWN = frozenset({"html", "text", "titleText", "visuallyHiddenText"})
COMPARED = frozenset({"href", "value", "values"})
# Components that look into their texts, which therefore stay in the shape.
LOOKING = frozenset({"table", "warningCallout"})
# A plane of Unicode that means nothing to anybody.
FIRST, LAST = 0xF0000, 0xFFFFD
BLANK = re.compile(f"([{chr(FIRST)}-{chr(LAST)}])")
BODY = escape(chr(LAST))


class Shape:
    """Parameters with blanks; equal where the same is drawn around the words."""

    def __init__(self, params):
        self.params = params
        # Unlike the parameters themselves, it tells 1 from True and safe strings from others.
        self.key = repr(params)

    def __eq__(self, other):
        return self.key == other.key

    def __hash__(self):
        return hash(self.key)


class Words:
    """The words of a component as HTML, by their blanks."""

    def __init__(self, component):
        self.shown = SHOWN - {"text"} if component in LOOKING else SHOWN
        self.html = {}
        self.compared = {}

    def blanked(self, value, name=None):
        """The parameters with a blank for each word, in Jinja's types; unset ones are left out."""
        if isinstance(value, dict):
            return {key: self.blanked(item, key) for key, item in value.items() if item is not None}
        if isinstance(value, list | tuple):
            return [self.blanked(item, name) for item in value]
        if isinstance(value, bool | int | float) or value == "":
            return value
        if isinstance(value, Promise):
            return self.blanked(str(value), name)
        if name in COMPARED:
            html = escape(value)
            return self.compared.get(html) or self.compared.setdefault(html, self.blank(html))
        if name in self.shown:
            return self.blank(str(value).strip() if name == "html" else escape(value))
        return escape(value) if isinstance(value, SafeString) else BLANK.sub("", str(value))

    def blank(self, html):
        """A new blank for a word."""
        blank = chr(FIRST + len(self.html))
        self.html[blank] = html
        return blank

    def fill(self, pieces):
        """HTML from what stands around the words."""
        return SafeString("".join([self.html.get(piece, piece) for piece in pieces]))
