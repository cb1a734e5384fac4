"""Error messages that name the answer, in place of Django's general ones."""

import re

from django import forms
from django.core import validators
from django.db import models
from django.forms.utils import pretty_name

# "(optional)" and the like behind a label belong to no sentence.
REMARK = re.compile(r" \([^()]+\)$")
NUMBER = "%s must be a number, like 12.5"
# What is wrong → what to say; %s is the label, first letter as it stands.
INVALID = (
    (forms.DateTimeField, "%s must be a real date and time, like 6 8 2026 9:30"),
    (forms.DateField, "%s must be a real date, like 6 8 2026"),
    (forms.TimeField, "%s must be a time, like 9:30 or 2:15pm"),
    (forms.DurationField, "%s must be a length of time, like 1:30"),
    (forms.FloatField, NUMBER),
    (forms.DecimalField, NUMBER),
    (forms.IntegerField, "%s must be a whole number, like 12"),
    (forms.EmailField, "Enter an email address in the correct format, like name@example.com"),
    (forms.URLField, "Enter a web address in the correct format, like https://www.example.org"),
    (forms.Field, "%s is not in the right format"),
)
LIMITS = {
    "max_length": "%s must be %%(limit_value)s characters or fewer",
    "min_length": "%s must be %%(limit_value)s characters or more",
    "max_value": "%s must be %%(limit_value)s or less",
    "min_value": "%s must be %%(limit_value)s or more",
    "step_size": "%s must be a multiple of %%(limit_value)s",
    "max_digits": "%s must have %%(max)s digits or fewer",
    "max_decimal_places": "%s must have %%(max)s decimal places or fewer",
    "max_whole_digits": "%s must have %%(max)s digits or fewer before the decimal point",
}
CHOICE = "Select %s from the list"
CHOICES = ("invalid_choice", "invalid_list", "invalid_pk_value")


def give(name, field, required=None):
    """Set the messages of a field by its label, leaving alone those written for it."""
    for code, message in messages(field, label_of(field, name)).items():
        if is_unwritten(field, code):
            field.error_messages[code] = message
    if required:
        field.error_messages["required"] = required


def give_of_model(model_field, field):
    """The same for what a model's field refuses, once `give` has been here."""
    own = {
        "unique": f"{field.label} is already in use",
        "blank": field.error_messages["required"],
        "null": field.error_messages["required"],
    }
    for code, message in own.items():
        if model_field.error_messages.get(code) == models.Field.default_error_messages[code]:
            field.error_messages.setdefault(code, message)
    # What the database cannot hold is refused by the model alone.
    for validator in filter(speaks_for_django, model_field.validators):
        if validator.code in LIMITS:
            field.error_messages.setdefault(validator.code, messages(field, label_of(field))[validator.code])


def label_of(field, name=""):
    """What messages call a field: its label, or its `called` where another field of the form has the same label."""
    return getattr(field, "called", None) or REMARK.sub("", str(field.label or pretty_name(name)).strip())


def messages(field, label):
    """Every message by its code."""
    subject = getattr(field, "noun", "Your answer") if label.endswith("?") else label
    own = field.messages_for(subject) if hasattr(field, "messages_for") else {}
    return {
        "required": required_message(field, label),
        "invalid": next(text for kind, text in INVALID if isinstance(field, kind)).replace("%s", subject),
        **{code: choice_message(label).replace("%", "%%") for code in CHOICES},
        **{code: filled(text, subject) for code, text in LIMITS.items()},
        **own,
    }


def choice_message(label):
    return f"Choose one of the answers to “{label}”" if label.endswith("?") else CHOICE % object_of(label)


def required_message(field, label):
    if label.endswith("?"):
        return f"Answer the question “{label}”"
    chosen = isinstance(field, forms.ChoiceField | forms.MultipleChoiceField | forms.ModelChoiceField)
    if isinstance(field, forms.BooleanField) and not isinstance(field, forms.NullBooleanField):
        return f"Tick the box to confirm: {label}"
    return f"{'Select' if chosen else 'Enter'} {object_of(label)}"


def object_of(label):
    """The label inside a sentence: "date of birth", but "NHS number"."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def filled(text, subject):
    """The text with the label, safe to format once more with an error's own figures."""
    return text.replace("%s", subject.replace("%", "%%"), 1).replace("%%(", "%(") if "%s" in text else text


def is_unwritten(field, code):
    """Whether the message is still Django's own."""
    current = field.error_messages.get(code)
    if current is not None:
        return any(
            current == owner.__dict__.get("default_error_messages", {}).get(code)
            for owner in type(field).__mro__
            if owner.__module__.startswith(("django.forms.", "crispy_nhsuk."))
        )
    return any(validator.code == code for validator in filter(speaks_for_django, field.validators)) or (
        code in LIMITS and any(isinstance(item, validators.DecimalValidator) for item in field.validators)
    )


def speaks_for_django(validator):
    """Whether the validator is one of Django's, with Django's own message."""
    return isinstance(validator, DJANGO_VALIDATORS) and validator.message == getattr(type(validator), "message", None)


DJANGO_VALIDATORS = (
    validators.BaseValidator,
    validators.EmailValidator,
    validators.URLValidator,
    validators.ProhibitNullCharactersValidator,
)
