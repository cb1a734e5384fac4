"""Fields for numbers that people know by heart or copy from a letter."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from localflavor.gb.forms import GBPostcodeField
from phonenumber_field.phonenumber import PhoneNumber
from phonenumber_field.widgets import RegionalPhoneNumberWidget

from groundwork.numbers import NHS_DIGITS, closed_up, has_words, is_issued, rings, telephone


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
