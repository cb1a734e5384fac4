"""Answers to a form that nobody has to think of."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from crispy_nhsuk.widgets import PARTS, RecentDateWidget
from groundwork.dates import BirthDateField


def boxes(name, day):
    """A date as it is posted from three boxes; `day` may be any three texts."""
    parts = [day[part] if isinstance(day, dict) else getattr(day, part) for part in PARTS]
    posted = {f"{name}-{part}": str(value) for part, value in zip(PARTS, parts, strict=True)}
    return posted | {name: RecentDateWidget.OTHER}


def sensible_answers(form):
    """An answer for every field, by the key under which it is posted."""
    answers = {}
    for name, field in form.fields.items():
        key = form.add_prefix(name)
        answers |= boxes(key, sensible_day(field)) if has_boxes(field) else {key: sensible_answer(field)}
    return {key: value for key, value in answers.items() if value is not None}


def sensible_day(field):
    """Today, and a day in the youth of who is asked when they were born."""
    today = timezone.localdate()
    return today - timedelta(days=30 * 365) if isinstance(field, BirthDateField) else today


def has_boxes(field):
    return hasattr(field.widget, "names")


def sensible_answer(field):
    choices = [value for value, _ in getattr(field, "choices", []) if str(value)]
    if choices or hasattr(field, "choices"):
        return str(choices[0]) if choices else None
    if "time" in type(field).__name__.lower():
        return "9:30"
    if isinstance(field, forms.IntegerField | forms.DecimalField):
        return "30"
    if isinstance(field, forms.EmailField):
        return "somebody.new@example.org"
    return None if isinstance(field, forms.BooleanField) else "In a few words"
