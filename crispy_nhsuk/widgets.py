"""Widgets whose answer is spread over several boxes."""

import datetime

from django import forms
from django.utils import dateformat, timezone

PARTS = ("day", "month", "year")


class DatePartsWidget(forms.Widget):
    """Day, month and year in a text box each, posted as `name-day`, `name-month`, `name-year`.

    Its value is a date or, when what was typed is not one, the dict of what was typed.
    """

    def id_for_label(self, id_):
        return f"{id_}-day" if id_ else id_

    def value_from_datadict(self, data, files, name):
        return {part: (data.get(f"{name}-{part}") or "").strip() for part in PARTS}

    def value_omitted_from_data(self, data, files, name):
        return all(f"{name}-{part}" not in data for part in PARTS)

    def names(self, name):
        """Every key under which the answer may be posted."""
        return [f"{name}-{part}" for part in PARTS]

    def format_value(self, value):
        if isinstance(value, datetime.datetime):
            value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
        if isinstance(value, datetime.date):
            return {part: str(getattr(value, part)) for part in PARTS}
        if isinstance(value, str):
            return self.format_value(as_date(value))
        return value or dict.fromkeys(PARTS, "")


class RecentDateWidget(DatePartsWidget):
    """Today, Yesterday or Another day with three boxes.

    The radios carry the date itself, so that a page left open over midnight still means the
    day its reader saw.
    """

    OTHER = "other"

    def value_from_datadict(self, data, files, name):
        return {"choice": data.get(name) or "", **super().value_from_datadict(data, files, name)}

    def value_omitted_from_data(self, data, files, name):
        return name not in data and super().value_omitted_from_data(data, files, name)

    def id_for_label(self, id_):
        return id_

    def names(self, name):
        return [name, *super().names(name)]

    def days(self):
        """(value, text, hint) of each radio."""
        today = timezone.localdate()
        yesterday = today - datetime.timedelta(days=1)
        return [
            (today.isoformat(), "Today", dateformat.format(today, "j F Y")),
            (yesterday.isoformat(), "Yesterday", dateformat.format(yesterday, "j F Y")),
            (self.OTHER, "Another day", ""),
        ]

    def example(self):
        """A date of the kind we ask for, as a hint."""
        return f"For example, {dateformat.format(timezone.localdate() - datetime.timedelta(days=5), 'j n Y')}"

    def split(self, value):
        """The radio that is chosen, and what stands in the boxes."""
        offered = [day for day, _, _ in self.days()]
        choice = value.isoformat() if isinstance(value, datetime.date) else (value or {}).get("choice", "")
        choice = meaning(choice)
        if choice in offered:
            boxes = value if isinstance(value, dict) else None
        else:
            boxes = as_date(choice) or value
            choice = self.OTHER if as_date(choice) else ""
        return choice, self.format_value(boxes)


def meaning(choice):
    """The day that a word stands for; scripts and tests may post words."""
    today = timezone.localdate()
    words = {"today": today, "yesterday": today - datetime.timedelta(days=1)}
    return words[choice].isoformat() if choice in words else choice


def as_date(text):
    """The date written as 2026-08-06, or None."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
