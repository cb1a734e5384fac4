"""Every deed has its one word, says what it does, and asks whether it may be done."""

import importlib
import pkgutil
import re

import pytest
from django.urls import URLPattern, get_resolver

from groundwork.deeds import DeedView

APPS = ["accounts", "workers", "training", "development", "pathway", "referrals", "support", "supervision"]
# The word of the address where it is not the action's, and why.
OTHER_WORDS = {
    "accounts:settings": "edit_own_account",  # the page holds links to one's password and sessions too
    "referrals:referral_section": "save_section",  # a page of the referral's form, finished or not
    "support:log_booked_session": "log_session",  # the same deed, of one booked session
}
# Deeds to which everybody signed in has a right: what they do is their own.
OF_ONE_S_OWN = {"accounts:settings"}


def addresses(patterns, prefix="", path=""):
    """(name, path, view class or None) of every address of our own apps."""
    for each in patterns:
        if isinstance(each, URLPattern):
            yield f"{prefix}{each.name}", f"{path}{each.pattern}", getattr(each.callback, "view_class", None)
        elif each.namespace in (None, *APPS) and "accounts/" not in str(each.pattern):
            yield from addresses(each.url_patterns, f"{each.namespace}:" if each.namespace else prefix, path)


ADDRESSES = list(addresses(get_resolver().url_patterns))
DEEDS = {name: view for name, _, view in ADDRESSES if view and issubclass(view, DeedView)}


def actions(app):
    """The names of an app's action functions."""
    package = importlib.import_module(f"{app}.actions")
    modules = [
        importlib.import_module(found.name) for found in pkgutil.iter_modules(package.__path__, f"{app}.actions.")
    ]
    return {name for module in modules for name, value in vars(module).items() if callable(value)}


def overrides(view, method):
    return getattr(view, method) is not getattr(DeedView, method)


def test_every_app_has_deeds():
    assert {name.partition(":")[0] for name in DEEDS} == set(APPS)


@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_is_called_by_the_word_of_its_action(name):
    app, _, word = name.partition(":")
    assert OTHER_WORDS.get(name, word) in actions(app)


@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_has_a_title(name):
    assert DEEDS[name].title or overrides(DEEDS[name], "get_title")


@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_asks_whether_it_may_be_done(name):
    view = DEEDS[name]
    assert view.permission or overrides(view, "check") or name in OF_ONE_S_OWN


@pytest.mark.parametrize("name", DEEDS)
def test_only_what_changes_a_record_is_sent_with_save(name):
    changes = name.partition(":")[2].startswith(("edit_", "settings"))
    assert changes or DEEDS[name].submit_label != DeedView.submit_label


def test_names_have_underscores_and_paths_hyphens():
    names = [name for name, _, _ in ADDRESSES if not re.fullmatch(r"([a-z]+:)?[a-z]+(_[a-z]+)*", name)]
    paths = [path for _, path, _ in ADDRESSES if not re.fullmatch(r"(([a-z]+(-[a-z]+)*|<\w+:\w+>)/)*", path)]
    assert not names + paths


def test_no_exception_is_out_of_date():
    assert set(OTHER_WORDS) | OF_ONE_S_OWN <= set(DEEDS)
