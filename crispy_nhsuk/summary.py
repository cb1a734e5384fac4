"""The error summary at the top of a page."""

from django.forms.formsets import BaseFormSet

from crispy_nhsuk import engine
from crispy_nhsuk.widgets import DatePartsWidget

HEADING = "There is a problem"


def render(form):
    """HTML of the summary of a form or formset, once: later calls give nothing."""
    if not form.is_bound or getattr(form, "summary_shown", False):
        return ""
    errors = list(of_formset(form) if isinstance(form, BaseFormSet) else of_form(form))
    if not errors:
        return ""
    form.summary_shown = True
    return engine.component("errorSummary", {"heading": HEADING, "errorList": errors})


def of_formset(formset):
    """The errors of a formset and then of each of its forms."""
    yield from ({"text": message} for message in formset.non_form_errors())
    for form in formset.forms:
        yield from of_form(form)


def of_form(form):
    """Messages of one form in field order, each linked to the box to put right."""
    yield from ({"text": message} for message in form.non_field_errors())
    for name in form.fields:
        if name in form.errors:
            yield from of_field(form[name])


def of_field(field):
    """Messages of one field; a hidden field has nothing to link to."""
    for error in field.errors.as_data():
        for message in error.messages:
            yield {"text": message} if field.is_hidden else {"text": message, "href": f"#{target(field, error)}"}


def target(field, error):
    """The id of the first box that is wrong."""
    widget, id_, parts = field.field.widget, field_id(field), wrong_parts(error)
    if parts:
        return f"{id_}-{parts[0]}"
    return widget.id_for_label(id_) if isinstance(widget, DatePartsWidget) else id_


def field_id(field):
    """The id of a field's first box, unless its widget was given another."""
    return field.field.widget.attrs.get("id") or field.auto_id


def wrong_parts(error):
    """Names of the boxes an error is about, for fields with several."""
    return (error.params or {}).get("parts", []) if hasattr(error, "params") else []
