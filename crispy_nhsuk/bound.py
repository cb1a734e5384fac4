"""From a bound Django field to the component that shows it and its parameters."""

from django import forms
from django.template import Context

from crispy_nhsuk import asking, engine, widgets
from crispy_nhsuk.bound_dates import date_params, recent_date_params
from crispy_nhsuk.bound_parts import common, heading
from crispy_nhsuk.summary import field_id

DEFAULT_ROWS = 5
NO_ANSWER = "Choose an option"
# Widget attributes that are parameters of their own, or that the pack decides.
PARAMETERS = ("autocomplete", "autocapitalize", "inputmode", "spellcheck", "pattern", "placeholder")
DROPPED = (
    "id",
    "class",
    "required",
    "maxlength",
    "minlength",
    "cols",
    "rows",
    "step",
    "min",
    "max",
    "aria-describedby",
)


def render(field, context=None, options=None):
    """HTML of a bound field with label, hint and error message, and a box to tick where it is asked about."""
    options = {**layout_options(field), **(options or {})}
    if field.is_hidden:
        return field.as_hidden()
    name, params = describe(field, options)
    add_conditionals(field, params, Context() if context is None else context)
    return engine.component(name, params) + asking.box(field)


def describe(field, options):
    """The component's name and parameters for a bound field."""
    widget = field.field.widget
    for kind, build in BUILDERS:
        if isinstance(widget, kind):
            name, params = build(field, widget, options)
            return name, {**params, **options.get("params", {})}
    raise TypeError(f"The NHS.UK pack has no component for {type(widget).__name__} ({field.name})")


# What all fields share


def text_params(field, widget, options):
    """Parameters of everything one types into."""
    attrs = {**widget.attrs, **options.get("attrs", {})}
    value = widget.format_value(field.value()) if hasattr(widget, "format_value") else field.value()
    params = common(field, options) | {
        "id": field_id(field),
        "name": field.html_name,
        "label": heading(field, options),
        "value": value,
        "attributes": {key: val for key, val in attrs.items() if key not in PARAMETERS + DROPPED and val is not False},
    }
    return params | {key: attrs[key] for key in PARAMETERS if key in attrs}


# One builder per kind of widget


def input_params(field, widget, options):
    params = text_params(field, widget, options)
    params |= {key: options.get(key) for key in ("prefix", "suffix", "code")} | width_params(params, options)
    params["type"] = widget.input_type
    if isinstance(widget, forms.NumberInput):
        # Number boxes change by accident when scrolled; a text box with the right keyboard does not.
        whole = isinstance(field.field, forms.IntegerField) and not isinstance(
            field.field, forms.FloatField | forms.DecimalField
        )
        params |= {"type": "text", "inputmode": params.get("inputmode", "numeric" if whole else "decimal")}
    return "input", params


def width_params(params, options):
    """A width in characters is upstream's; one in words is a share of the column."""
    width = options.get("width")
    if isinstance(width, str) and not width.isdigit():
        return {"classes": f"{params['classes'] or ''} nhsuk-u-width-{width}".strip()}
    return {"width": width}


def file_params(field, widget, options):
    """A file that was chosen is chosen again where the form comes back: no browser lets a page do it."""
    return "fileUpload", {**text_params(field, widget, options), "value": None}


def password_params(field, widget, options):
    """What was typed goes back into the page only where the widget says so."""
    params = text_params(field, widget, options)
    return "passwordInput", params if widget.render_value else params | {"value": None}


def textarea_params(field, widget, options):
    params = text_params(field, widget, options) | {"rows": options.get("rows", DEFAULT_ROWS)}
    limit = options.get("max_length", getattr(field.field, "max_length", None))
    if options.get("max_words"):
        return "characterCount", params | {"maxwords": options["max_words"]}
    if limit:
        return "characterCount", params | {"maxlength": limit, "threshold": options.get("threshold")}
    return "textarea", params


def select_params(field, widget, options):
    params = text_params(field, widget, options)
    params["items"] = [option_item(option) for option in choices(field, widget)]
    del params["value"]
    if widget.allow_multiple_selected:
        params["attributes"]["multiple"] = True
    return "select", params


def option_item(option):
    return {
        "value": str(option["value"]),
        "text": NO_ANSWER if is_blank(option) else option["label"],
        "selected": option["selected"],
        "disabled": option["attrs"].get("disabled"),
    }


def choices_params(field, widget, options):
    """Parameters shared by radios and checkboxes with several items."""
    return common(field, options) | {
        "idPrefix": field_id(field),
        "name": field.html_name,
        "fieldset": {"legend": heading(field, options)},
        "inline": options.get("inline"),
        "small": options.get("small"),
        "items": items(field, widget, options),
    }


def radios_params(field, widget, options):
    return "radios", choices_params(field, widget, options)


def checkboxes_params(field, widget, options):
    params = choices_params(field, widget, options)
    for item in params["items"]:
        if item.get("value") in [str(value) for value in options.get("exclusive", [])]:
            item["behaviour"] = "exclusive"
    return "checkboxes", params


def boolean_params(field, widget, options):
    """A single tick box: its label is the item's, its hint too."""
    params = common(field, options)
    hint = params.pop("hint")
    legend = {"legend": {"text": options.get("legend"), "size": options.get("label_size", "s")}}
    return "checkboxes", params | {
        "idPrefix": field_id(field),
        "name": field.html_name,
        "small": options.get("small"),
        "fieldset": legend if options.get("legend") else None,
        "items": [
            {
                "value": widget.attrs.get("value", "on"),
                "text": options.get("label", field.label),
                "checked": widget.check_test(field.value()),
                "hint": hint,
            }
        ],
    }


def items(field, widget, options):
    """Radio or checkbox items, with the hints and dividers that the layout asks for."""
    hints = {str(value): hint for value, hint in options.get("hints", {}).items()}
    more = {str(value): params for value, params in options.get("items", {}).items()}
    dividers = {str(value): word for value, word in options.get("dividers", {}).items()}
    drawn = []
    for option in choices(field, widget):
        value = str(option["value"])
        if is_blank(option):
            continue
        if value in dividers:
            drawn.append({"divider": dividers[value]})
        hint = hints.get(value)
        drawn.append(
            {
                "value": value,
                "text": option["label"],
                "checked": option["selected"],
                "disabled": option["attrs"].get("disabled"),
                "hint": {"text": hint} if hint else None,
                **more.get(value, {}),
            }
        )
    return drawn


def choices(field, widget):
    """Every option of a choice widget, groups flattened, with what is selected."""
    value = widget.format_value(field.value())
    for _, options, _ in widget.optgroups(field.html_name, value, {}):
        yield from options


def is_blank(option):
    """Django's row of dashes, which says nothing when read aloud."""
    return option["value"] == "" and str(option["label"]).startswith("---")


BUILDERS = (
    (widgets.RecentDateWidget, recent_date_params),
    (widgets.DatePartsWidget, date_params),
    (forms.CheckboxSelectMultiple, checkboxes_params),
    (forms.RadioSelect, radios_params),
    (forms.CheckboxInput, boolean_params),
    (forms.Select, select_params),
    (forms.FileInput, file_params),
    (forms.PasswordInput, password_params),
    (forms.Textarea, textarea_params),
    (forms.widgets.Input, input_params),
)


# Fields shown inside an item of another


def layout_options(field):
    """What a form says about a field outside its layout: `field_options = {"name": {…}}`."""
    return getattr(field.form, "field_options", {}).get(field.name, {})


def add_conditionals(field, params, context):
    """Put the fields that depend on an answer inside its radio or checkbox item."""
    for conditional in getattr(field.form, "conditionals", ()):
        if conditional.field == field.name:
            conditional.place(field.form, params["items"], context)
