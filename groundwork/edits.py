"""Of two people who change one record at once, the second hears what the first has changed."""

from datetime import datetime

from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.dateparse import parse_datetime

CHANGED = "Somebody changed this while you were writing. Check what is different and save again."


def seen_by(request: HttpRequest) -> datetime | None:
    """The moment at which the record was last changed when its form was opened, or None."""
    try:
        return parse_datetime(request.POST.get("seen", ""))
    except ValueError:
        return None


def tell_of_change(form: BaseForm, record: Model) -> None:
    """Say in the form that the record was changed, and next to each field what stands there now."""
    form.add_error(None, CHANGED)
    for name in form.fields:
        now, typed = getattr(record, name, None), form.cleaned_data.get(name)
        is_shown = hasattr(record, name) and name in form.cleaned_data
        if is_shown and not hasattr(now, "all") and now != typed:
            form.add_error(name, f"This is now “{in_words(record, name)}”. You entered something else.")


def in_words(record: Model, name: str) -> object:
    """The value of a field as pages show it."""
    display = getattr(record, f"get_{name}_display", None)
    return display() if display else getattr(record, name)
