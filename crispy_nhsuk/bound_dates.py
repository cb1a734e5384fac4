"""Parameters of the fields of dates."""

from crispy_nhsuk import engine, widgets
from crispy_nhsuk.bound_parts import common, heading
from crispy_nhsuk.summary import field_id, wrong_parts


def date_params(field, widget, options):
    values = widget.format_value(field.value())
    return "dateInput", common(field, options) | {
        "id": field_id(field),
        "fieldset": {"legend": heading(field, options), "role": "group"},
        "items": date_items(field, values, field.field.widget.attrs.get("autocomplete")),
    }


def date_items(field, values, autocomplete=None):
    wrong = [part for error in field.errors.as_data() for part in wrong_parts(error)]
    whole_date_wrong = field.errors and not wrong
    return [
        {
            "id": f"{field_id(field)}-{part}",
            "name": f"{field.html_name}-{part}",
            "label": {"text": part.capitalize()},
            "value": values[part] or None,
            "width": 4 if part == "year" else 2,
            "inputmode": "numeric",
            "error": bool(part in wrong or whole_date_wrong),
            "autocomplete": f"{autocomplete}-{part}" if autocomplete else None,
        }
        for part in widgets.PARTS
    ]


def recent_date_params(field, widget, options):
    """Today, yesterday, or three boxes that open under another day."""
    chosen, values = widget.split(field.value())
    params = common(field, options) | {
        "idPrefix": field_id(field),
        "name": field.html_name,
        "fieldset": {"legend": heading(field, options)},
        "inline": False,
        "small": options.get("small"),
    }
    other = {
        "id": f"{field_id(field)}-other",
        "fieldset": {"legend": {"text": "Which day?", "classes": "nhsuk-u-visually-hidden"}, "role": "group"},
        "hint": {"text": widget.example()},
        "items": [item | {"error": item["error"] and chosen == widget.OTHER} for item in date_items(field, values)],
    }
    params["items"] = [
        {"value": value, "text": text, "hint": {"text": hint} if hint else None, "checked": value == chosen}
        for value, text, hint in widget.days()
    ]
    params["items"][-1]["conditional"] = {"html": engine.component("dateInput", other)}
    return "radios", params
