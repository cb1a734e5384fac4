"""Draws NHS.UK components with the macros of nhsuk-frontend-jinja.

Jinja takes about a millisecond for a component, and a form has dozens that differ from the last
visitor's in their words only. So Jinja draws each shape of parameters once, with a blank for each
word, and the words are filled in afterwards. The process remembers shapes, never words: nothing
that anybody typed or that is told about anybody stays behind.
"""

import re
from functools import cache, lru_cache
from threading import Lock

from jinja2 import ChainableUndefined, Environment, PackageLoader
from markupsafe import escape

from crispy_nhsuk.blanks import BLANK, BODY, Shape, Words

# Between tags one line break does; words, whose own spaces count, are not in the frame.
SPACE = re.compile(r"\s*\n\s*")
# Components whose folder is not their name in kebab-case.
FOLDERS = {"image": "images", "list": "do-dont-list", "table": "tables"}
DICT_ATTRIBUTES = frozenset(dir(dict))
# Threads that open a page at the same time would otherwise each draw all of it, and wait for one another.
drawing = Lock()


class Components(Environment):
    """Jinja, quicker at what the components do most: read parameters from dictionaries."""

    def getattr(self, obj, attribute):
        """As Jinja does it, without first looking in vain for an attribute of the dictionary."""
        if type(obj) is not dict or attribute in DICT_ATTRIBUTES:
            return super().getattr(obj, attribute)
        return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)


@cache
def environment():
    """The one Jinja environment; its templates never change while the process runs."""
    components = Components(
        loader=PackageLoader("nhsuk_frontend_jinja"),
        undefined=ChainableUndefined,
        autoescape=True,
        auto_reload=False,
    )
    # Nobody reads the source, and what is drawn loses its indents anyway.
    components.filters["indent"] = lambda text, *_width: text
    return components


@cache
def macro(name):
    """The macro of a component by its upstream name, such as `summaryList`."""
    folder = FOLDERS.get(name) or re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
    return getattr(environment().get_template(f"nhsuk/components/{folder}/macro.jinja").module, name)


def component(name, params, body=None):
    """HTML of one component; `body` (safe HTML) fills those that wrap content."""
    words = Words(name)
    shape = Shape(words.blanked(params))
    if body is not None:
        words.html[BODY] = escape(body)
    with drawing:
        pieces = frame(name, shape, body is not None)
    return words.fill(pieces)


@lru_cache(maxsize=2000)
def frame(name, shape, has_body):
    """What stands around the words of a component, and between it their blanks."""
    draw, params = macro(name), shape.params
    if not has_body:
        html = draw(params)
    elif draw.caller:
        html = draw(params, caller=lambda: BODY)
    else:
        html = draw({**params, "html": BODY})
    return BLANK.split(SPACE.sub("\n", html))


def warm():
    """Compile every component now, which takes a second or two, rather than in somebody's request.

    Asking for a macro is not enough: what it draws with is compiled when it first draws.
    """
    for name in environment().list_templates():
        environment().get_template(name)
