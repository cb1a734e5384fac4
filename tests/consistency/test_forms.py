"""Every form speaks in the product's own words, whatever is sent to it."""

import importlib
import pkgutil

import pytest
from django import forms
from django.test import Client

from crispy_nhsuk.forms import NHSFormMixin
from tests.access.expected import ROWS
from tests.access.visiting import address_of

PACKAGES = [
    f"{app}.forms" for app in ("groundwork", "accounts", "workers", "training", "referrals", "support", "supervision")
]
DJANGO_SAYS = [
    "This field is required",
    "Enter a valid",
    "Select a valid choice",
    "Enter a whole number",
    "Enter a number",
    "Enter a list of values",
    "Ensure this value",
    "Ensure that there are",
    "is not one of the available choices",
    "is not a valid value",
    "is not a valid UUID",
    "This field cannot be",
]
JUNK = ["", "�not a value�", "-1", "9" * 400, "32", "a" * 6000]
FORMS = [row for row in ROWS if row.get == 200 and row.post == 200 and row.may]


def form_classes():
    """Every form class that the product's form modules define."""
    for name in PACKAGES:
        package = importlib.import_module(name)
        inside = pkgutil.iter_modules(package.__path__, f"{name}.") if hasattr(package, "__path__") else []
        for module in [package, *(importlib.import_module(found.name) for found in inside)]:
            yield from (each for each in vars(module).values() if is_form(each) and each.__module__ == module.__name__)


def is_form(value):
    return isinstance(value, type) and issubclass(value, forms.BaseForm)


def test_every_form_gives_its_fields_messages_of_their_own():
    others = {each.__qualname__ for each in form_classes() if not issubclass(each, NHSFormMixin)}
    assert not others


@pytest.mark.django_db
@pytest.mark.parametrize("row", FORMS, ids=lambda row: f"{row.name} {row.of}".strip())
def test_what_a_form_refuses_it_refuses_in_our_words(row, world):
    client, address = Client(), address_of(row, world)
    client.force_login(getattr(world, row.may.split()[0]))
    names = names_in(client.get(address).context["form"])
    for junk in JUNK:
        answer = client.post(address, dict.fromkeys(names, junk)).content.decode()
        assert not [words for words in DJANGO_SAYS if words in answer], f"sent {junk[:20]!r}"


def names_in(form):
    """The names under which the fields of the form are sent, those of each part of a date as well."""
    for name, field in form.fields.items():
        yield form.add_prefix(name)
        if hasattr(field.widget, "names"):
            yield from field.widget.names(form.add_prefix(name))
