"""Fields for numbers that people know by heart or copy from a letter, and for times of day."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from localflavor.gb.forms import GBPostcodeField
from phonenumber_field.phonenumber import PhoneNumber
from phonenumber_field.widgets import RegionalPhoneNumberWidget

from crispy_nhsuk.asking import Question
from crispy_nhsuk.fields import TimeField
from groundwork.numbers import NHS_DIGITS, closed_up, has_words, is_issued, rings, telephone

EARLIEST, LATEST = time(7), time(21)


class NHSNumberField(forms.CharField):
    """An NHS number, kept as ten digits."""

    default_error_messages = {
        "digits": "NHS number must have 10 digits, like 943 476 5919",
        "not_issued": "NHS number is not a real one. Check each digit",
    }

    def to_python(self, value: Any) -> str:
        number = closed_up(super().to_python(value) or "")
        if number and not (number.isascii() and number.isdigit() and len(number) == NHS_DIGITS):
            raise ValidationError(self.error_messages["digits"], code="digits")
        if number and not is_issued(number):
            raise ValidationError(self.error_messages["not_issued"], code="not_issued")
        return number


class TelephoneInput(RegionalPhoneNumberWidget):
    """Shows a number that is kept as it is dialled here, and one that was just typed as it was typed."""

    def format_value(self, value: Any) -> Any:
        return super().format_value(value) if isinstance(value, PhoneNumber) else value


class TelephoneField(forms.CharField):
    """A telephone number with its extension, if it has one; `elsewhere` says where words about it belong."""

    widget = TelephoneInput
    default_error_messages = {"invalid": "Enter a telephone number, like 020 7946 0018"}

    def __init__(self, *, elsewhere: str = "", **kwargs: Any) -> None:
        self.elsewhere = elsewhere
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, PhoneNumber):
            return value
        text = super().to_python(value)
        if not text:
            return text
        number = telephone(text)
        if has_words(text):
            raise ValidationError(f"Enter the telephone number without words. {self.elsewhere}".strip(), code="words")
        if not rings(number):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return number


class PostcodeField(GBPostcodeField):
    """A full postcode, kept in capitals with one space."""

    default_error_messages = {"invalid": "Enter a full UK postcode, like LS2 7UE"}

    def to_python(self, value: Any) -> str:
        return closed_up(super().to_python(value) or "")


class MeetingTimeField(TimeField):
    """When a meeting begins. Outside 7:00 to 21:00 it asks: 2:30 is mostly said of an afternoon."""

    def question(self, value: time | None) -> Question | None:
        if value is None or EARLIEST <= value <= LATEST:
            return None
        typed, meant = self.prepare_value(value), self.prepare_value(half_a_day_off(value))
        return Question(
            f"Did you mean {meant}? Change the time, or tick the box if {typed} is right", f"Yes, {typed} is right"
        )


def half_a_day_off(at: time) -> time:
    return (datetime(2000, 1, 1, at.hour, at.minute) + timedelta(hours=12)).time()
