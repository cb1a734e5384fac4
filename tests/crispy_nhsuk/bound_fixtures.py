"""Upstream's cases for form components, told as a Django form: the pack must draw them alike."""

from itertools import pairwise

from django import forms
from django.forms.utils import ErrorDict, ErrorList
from django.utils.safestring import SafeString

from crispy_nhsuk import bound
from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.forms import NHSForm
from crispy_nhsuk.layout import HTML, Conditional, Layout
from crispy_nhsuk.widgets import PARTS

# Parameters that the mapping below tells as parts of a form; the others go through `params`.
TOLD = {"id", "idPrefix", "name", "label", "hint", "errorMessage", "value", "values", "items", "fieldset", "rows"}


def drawn(context, component):
    """HTML of the case by way of a form; the boxes of a date go by upstream's names."""
    field, options = described(context, component)
    html = bound.render(field, options=options)
    for part in PARTS:
        html = html.replace(f'name="{field.html_name}-{part}"', f'name="{part}"')
    return html


class NotExpressibleError(Exception):
    """A form cannot say this; the message says why."""


def text_of(param):
    """The text of a parameter that may be a string or {"text": …} or {"html": …}; nothing else may be in it."""
    if isinstance(param, dict):
        others = set(param) - {"text", "html"}
        if others:
            raise NotExpressibleError(f"the pack chooses {', '.join(sorted(others))} of hints and errors")
        return SafeString(param["html"]) if param.get("html") else param.get("text")
    if param is True:
        raise NotExpressibleError("every error of a form has words")
    return param


def heading_options(param):
    """(label, options) from a label or legend parameter."""
    if not isinstance(param, dict):
        return param or "", {"label_size": None}
    others = set(param) - {"text", "html", "heading", "size", "isPageHeading"}
    if others:
        raise NotExpressibleError(f"the pack chooses {', '.join(sorted(others))} of labels and legends")
    told = param.get("html") and SafeString(param["html"]), param.get("text"), param.get("heading")
    page_heading = param.get("isPageHeading") or isinstance(param.get("heading"), str)
    return next(filter(None, told), ""), {"label_size": param.get("size"), "heading": page_heading or None}


def form_for(field, context, value, layout=None):
    """A form of this one field, holding the value, with the error of the case."""
    name = context.get("name") or context.get("id") or context["idPrefix"]
    attrs = {"layout": layout, name: field}
    form = type("CaseForm", (NHSForm,), attrs)(initial={name: value}, auto_id="%s")
    message = text_of(context.get("errorMessage"))
    form._errors = ErrorDict({name: ErrorList([message])} if message else {})
    return form[name]


def described(context, component):
    """(bound field, options) that tell the case."""
    builder = {"radios": choices, "checkboxes": choices, "select": select, "dateInput": date}.get(component, text)
    field, options = builder(context, component)
    widget = field.field.widget
    widget.attrs["id"] = context.get("idPrefix") or context.get("id") or context["name"]
    told = TOLD - {"id"} if component in ("radios", "checkboxes") else TOLD
    options["params"] = {key: value for key, value in context.items() if key not in told}
    return field, options


WIDGETS = {"input": forms.TextInput, "passwordInput": forms.PasswordInput}


def text(context, component):
    label, options = heading_options(context.get("label"))
    kwargs = {"label": label, "help_text": text_of(context.get("hint")) or ""}
    if component == "passwordInput":
        widget = forms.PasswordInput(render_value=True)
    else:
        widget = WIDGETS.get(component, forms.Textarea)()
    if component == "characterCount":
        if "maxlength" not in context and "maxwords" not in context:
            raise NotExpressibleError("a count needs a limit")
        kwargs["max_length"] = context.get("maxlength")
        options["max_words"] = context.get("maxwords")
    options["rows"] = context.get("rows")
    return form_for(forms.CharField(widget=widget, **kwargs), context, context.get("value")), options


def select(context, component):
    label, options = heading_options(context.get("label"))
    items = [item for item in context["items"] if item]
    if any(set(item) - {"value", "text", "selected"} or "value" not in item for item in items):
        raise NotExpressibleError("options of a form have a value and a text, no more")
    chosen = [item["value"] for item in items if item.get("selected")] + [context.get("value")]
    field = forms.ChoiceField(
        label=label,
        help_text=text_of(context.get("hint")) or "",
        choices=[(item["value"], item["text"]) for item in items],
    )
    return form_for(field, context, next(filter(None, chosen), None)), options


def choices(context, component):
    fieldset = context.get("fieldset")
    if not fieldset or set(fieldset) - {"legend"}:
        raise NotExpressibleError("the pack puts a question's items in a fieldset with a legend, no more")
    label, options = heading_options(fieldset.get("legend"))
    items = items_of(context)
    real = [item for item in items if "value" in item]
    name, is_one = context.get("name") or context.get("idPrefix"), component == "radios"
    options |= {"dividers": dividers_of(items), "items": {item["value"]: others_of(item) for item in real}}
    given = context.get("values") or [context.get("value")]
    chosen = [item["value"] for item in real if item.get("checked", item["value"] in given)]
    field = (forms.ChoiceField if is_one else forms.MultipleChoiceField)(
        label=label,
        help_text=text_of(context.get("hint")) or "",
        choices=[(item["value"], item.get("text", "")) for item in real],
        widget=forms.RadioSelect if is_one else forms.CheckboxSelectMultiple,
    )
    value = chosen if component == "checkboxes" else next(iter(chosen), None)
    return form_for(field, context | {"name": name}, value, Layout(name, *conditionals_of(name, real))), options


def items_of(context):
    items = [item for item in context["items"] if item]
    if any("value" not in item and "divider" not in item for item in items):
        raise NotExpressibleError("choices of a form have values")
    shared = {"name", "behaviourGroup", "exclusiveGroup"}
    if any(shared & set(item) or item.get("behaviour") == "inclusive" for item in items):
        raise NotExpressibleError("the items of a field share its name, and none ticks the others")
    return items


def dividers_of(items):
    pairs = [(before, after) for before, after in pairwise(items) if "divider" in before and "value" in after]
    return {str(after["value"]): before["divider"] for before, after in pairs}


def others_of(item):
    """What an item says besides what the field itself says of it."""
    return {key: value for key, value in item.items() if key not in ("value", "text", "checked", "conditional")}


def conditionals_of(name, items):
    for item in items:
        if html := (item.get("conditional") or {}).get("html"):
            yield Conditional(name, item["value"], HTML("{% verbatim %}" + html + "{% endverbatim %}"))


def date(context, component):
    fieldset = context.get("fieldset")
    if not fieldset or set(fieldset) - {"legend"}:
        raise NotExpressibleError("the pack puts a date's boxes in a fieldset with a legend, no more")
    if {"items", "day", "month", "year", "namePrefix"} & set(context):
        raise NotExpressibleError("a date of a form has a day, a month and a year, named after its field")
    label, options = heading_options(fieldset.get("legend"))
    values = context.get("values") or {}
    field = MemorableDateField(label=label, help_text=text_of(context.get("hint")) or "")
    value = {part: str(values.get(part, "")) for part in PARTS}
    return form_for(field, context | {"name": context["id"]}, value), options
