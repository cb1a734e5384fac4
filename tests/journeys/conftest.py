"""Somebody at a screen: what they see, press and write."""

import pytest

from tests.journeys.keys import Keys
from tests.journeys.screen import Screen

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SCREENS = {
    "desktop": (Screen, DESKTOP, True),
    "phone": (Screen, PHONE, True),
    "desktop without scripts": (Screen, DESKTOP, False),
    "keys alone": (Keys, DESKTOP, True),
}


@pytest.fixture(params=SCREENS.values(), ids=list(SCREENS))
def screen(request, browser, browser_context_args):
    """A desktop, a phone, a desktop whose scripts are off, and one without a mouse."""
    kind, size, scripts = request.param
    context = browser.new_context(**browser_context_args | {"viewport": size, "java_script_enabled": scripts})
    context.set_default_timeout(15_000)
    screen = kind(context.new_page())
    yield screen
    context.close()
    assert not screen.unseen


@pytest.fixture
def keys(page):
    keys = Keys(page)
    yield keys
    assert not keys.unseen
