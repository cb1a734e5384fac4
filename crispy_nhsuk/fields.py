"""Fields for dates, times and yes or no, as people write them."""

import datetime
import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from crispy_nhsuk.widgets import PARTS, DatePartsWidget, RecentDateWidget, as_date, meaning

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
TIME = re.compile(r"^(?P<hour>\d{1,2})[:.]?(?P<minute>\d{2})?\s*(?P<half>[ap]\.?m\.?)?$")
WORDS = {"midnight": datetime.time(0), "noon": datetime.time(12), "midday": datetime.time(12)}


class MemorableDateField(forms.Field):
    """A date that people know by heart, in three boxes; a month may be a name.

    `past=True` refuses dates after today, `future=True` those before, `earliest` (a date) those
    before it; `span` those before its `first(today)` and after its `last(today)`.
    """

    widget = DatePartsWidget
    # What messages call the answer to a question.
    noun = "The date"
    default_error_messages = {
        "required": "Enter a date",
        "incomplete": "Date must include a %(missing)s",
        "invalid": "Date must be a real date",
        "year": "Year must include 4 numbers",
        "past": "Date must be today or in the past",
        "future": "Date must be today or in the future",
        "before_today": "Date must be in the past",
        "earliest": "Date must be on or after %(earliest)s",
        "latest": "Date must be on or before %(latest)s",
    }

    def __init__(self, *, past=False, future=False, earliest=None, span=None, **kwargs):
        self.past, self.future, self.earliest, self.span = past, future, earliest, span
        super().__init__(**kwargs)

    def messages_for(self, subject):
        """The field's own messages with its label."""
        return {
            code: text.replace("Date", subject.replace("%", "%%"), 1)
            for code, text in MemorableDateField.default_error_messages.items()
            if code not in ("required", "year")
        }

    def clean(self, value):
        return super().clean(self.filled(value))

    def filled(self, value):
        """The boxes, or None when all are empty."""
        return value if not isinstance(value, dict) or any(value[part] for part in PARTS) else None

    def to_python(self, value):
        if not isinstance(value, dict):
            return as_date(value) if isinstance(value, str) else value
        missing = [part for part in PARTS if not value[part]]
        if missing:
            self.refuse("incomplete", missing, missing=" and ".join(missing))
        if value["year"].isdigit() and len(value["year"]) != 4:
            self.refuse("year", ["year"])
        wrong = [part for part in PARTS if number(value[part], part) is None]
        if wrong:
            self.refuse("invalid", wrong)
        try:
            return datetime.date(*(number(value[part], part) for part in reversed(PARTS)))
        except ValueError:
            self.refuse("invalid", [])

    def validate(self, value):
        super().validate(value)
        if value is None:
            return
        first, last = self.bounds(today := timezone.localdate())
        if last and value > last:
            code = {today: "past", today - datetime.timedelta(days=1): "before_today"}.get(last, "latest")
            self.refuse(code, [], latest=in_words(last))
        if first and value < first:
            self.refuse("future" if first == today else "earliest", [], earliest=in_words(first))

    def bounds(self, today):
        """The first and the last day that can be meant; None where there is none."""
        firsts = [self.future and today, self.earliest, self.span and self.span.first(today)]
        lasts = [self.past and today, self.span and self.span.last(today)]
        return max(filter(None, firsts), default=None), min(filter(None, lasts), default=None)

    def refuse(self, code, parts, **params):
        """Raise the message for `code`, about these boxes (none: about the whole date)."""
        raise ValidationError(self.error_messages[code], code=code, params={"parts": parts, **params})

    def has_changed(self, initial, data):
        return not self.disabled and self.widget.format_value(initial) != boxes(self.widget.format_value(data))


class RecentDateField(MemorableDateField):
    """Today, Yesterday or Another day; dates to come are refused unless `past=False`."""

    widget = RecentDateWidget

    def __init__(self, *, past=True, **kwargs):
        super().__init__(past=past, **kwargs)

    def filled(self, value):
        if not isinstance(value, dict):
            return value
        day = as_date(meaning(value["choice"]))
        if day:
            return day
        if value["choice"] == RecentDateWidget.OTHER and not super().filled(value):
            self.refuse("required", ["day"])
        return super().filled(value) if value["choice"] in (RecentDateWidget.OTHER, "") else None

    def has_changed(self, initial, data):
        chosen, typed = self.widget.split(data)
        return not self.disabled and (chosen, boxes(typed)) != self.widget.split(initial)


class YesNoField(forms.TypedChoiceField):
    """Radios Yes and No for True and False; None when an optional one is left alone."""

    widget = forms.RadioSelect

    def __init__(self, *, yes="Yes", no="No", **kwargs):
        kwargs = {"coerce": lambda value: value == "yes", "empty_value": None} | kwargs
        super().__init__(choices=[("yes", yes), ("no", no)], **kwargs)

    def prepare_value(self, value):
        return {True: "yes", False: "no"}.get(value, value)

    def has_changed(self, initial, data):
        return not self.disabled and (self.prepare_value(initial) or "") != (data or "")


class TimeField(forms.TimeField):
    """A time of day as people write it: 9:30, 9.30am, 0930, 2pm, midday."""

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, datetime.time):
            return value
        text = str(value).strip().lower()
        if text in WORDS:
            return WORDS[text]
        found = TIME.match(text)
        try:
            return clock(**found.groupdict())
        except (AttributeError, ValueError):
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def prepare_value(self, value):
        return f"{value.hour}:{value:%M}" if isinstance(value, datetime.time) else value


def clock(hour, minute, half):
    """The time of an hour, a minute and perhaps am or pm; ValueError when there is none."""
    hour, minute = int(hour), int(minute or 0)
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return datetime.time(hour, minute)


def in_words(day):
    return f"{day.day} {day:%B %Y}"


def number(text, part):
    """The number in a box, a month also by its name, or None; full-width digits are digits."""
    text = unicodedata.normalize("NFKC", text)
    if text.isascii() and text.isdigit() and len(text) <= 4:
        return int(text)
    if part == "month" and len(text) >= 3 and text[:3].lower() in MONTHS:
        return MONTHS.index(text[:3].lower()) + 1
    return None


def boxes(value):
    """Only the three boxes of what was posted, numbers without leading noughts."""
    return {part: (value[part].lstrip("0") or value[part]) for part in PARTS}
