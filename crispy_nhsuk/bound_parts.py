"""Parameters that the components of all kinds of fields share."""

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe


def common(field, options):
    params = {
        "hint": {"text": field.help_text} if field.help_text else None,
        "errorMessage": error_message(field),
        "classes": " ".join(filter(None, [field.field.widget.attrs.get("class"), options.get("classes")])) or None,
        "disabled": field.field.disabled or None,
    }
    if isinstance(field.help_text, SafeString):
        params["hint"] = {"html": field.help_text}
    return params


def error_message(field):
    messages = field.errors
    if not messages:
        return None
    if len(messages) == 1:
        return {"text": messages[0]}
    return {"html": format_html_join(mark_safe("<br>"), "{}", ((message,) for message in messages))}


def heading(field, options):
    """Label or legend; with `heading=True` it is also the page's heading."""
    size = options.get("label_size", "l" if options.get("heading") else "s")
    return {
        "text": options.get("label", field.label),
        "size": size,
        "isPageHeading": options.get("heading"),
        "classes": "nhsuk-u-visually-hidden" if options.get("label_hidden") else None,
    }
