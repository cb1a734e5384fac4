"""Every form can speak in the product's own words; that it does is found out in tests/abuse/test_forms.py."""

import importlib
import pkgutil

from django import forms

from crispy_nhsuk.forms import NHSFormMixin

APPS = [
    "groundwork",
    "accounts",
    "workers",
    "training",
    "development",
    "pathway",
    "referrals",
    "support",
    "supervision",
]
PACKAGES = [f"{app}.forms" for app in APPS]


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
