"""Draws NHS.UK components with the macros of nhsuk-frontend-jinja."""

import re
from functools import cache

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from jinja2 import ChainableUndefined, Environment, PackageLoader
from markupsafe import escape

# Components whose folder is not their name in kebab-case.
FOLDERS = {"image": "images", "list": "do-dont-list", "table": "tables"}
# What nearly every page draws, compiled before the first visitor comes.
WARM = ("button", "checkboxes", "dateInput", "errorSummary", "input", "radios", "select", "summaryList", "textarea")
DICT_ATTRIBUTES = frozenset(dir(dict))


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
    components.filters["indent"] = unindented
    return components


def unindented(text, *_width):
    """Instead of Jinja's `indent`: nobody reads the source, and moving lines cost a third of the time."""
    return text


@cache
def macro(name):
    """The macro of a component by its upstream name, such as `summaryList`."""
    folder = FOLDERS.get(name) or re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
    return getattr(environment().get_template(f"nhsuk/components/{folder}/macro.jinja").module, name)


def component(name, params, body=None):
    """HTML of one component; `body` (safe HTML) fills those that wrap content."""
    draw, params, body = macro(name), as_jinja(params), as_jinja(body)
    if body is None:
        html = draw(params)
    elif draw.caller:
        html = draw(params, caller=lambda: body)
    else:
        html = draw({**params, "html": body})
    return format_html("{}", html)


def as_jinja(value):
    """The same value with Django's strings turned into Jinja's, and unset parameters left out."""
    if isinstance(value, SafeString):
        return escape(value)
    if isinstance(value, Promise):
        return as_jinja(str(value))
    if isinstance(value, dict):
        return {key: as_jinja(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [as_jinja(item) for item in value]
    return value


def warm():
    """Compile the commonest components now rather than in somebody's request."""
    for name in WARM:
        macro(name)
