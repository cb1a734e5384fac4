"""What only somebody without a mouse meets; the whole journey by keys is in test_whole_journey.py."""

import pytest

from tests.factories import SupportFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def support(cast):
    return SupportFactory(worker=cast.worker_profile)


def test_after_a_failed_attempt_the_keys_go_on_from_the_list_of_what_is_wrong(keys, cast, support):
    keys.sign_in(cast.worker)
    keys.open(f"{support.get_absolute_url()}log-session/")
    keys.press("Save session")
    keys.page.wait_for_function("document.activeElement.matches('.nhsuk-error-summary')")
    assert keys.focused()["seen"]
    keys.key("Tab")
    keys.page.keyboard.press("Enter")
    assert keys.focused()["name"] == "date"
    keys.go_to_text("Choose the day", key="Shift+Tab")


def test_the_first_key_leads_past_the_navigation(keys, cast, support):
    keys.sign_in(cast.worker)
    keys.open(support.get_absolute_url())
    assert keys.key("Tab")["text"] == "Skip to main content"
    keys.page.keyboard.press("Enter")
    keys.key("Tab")
    assert keys.page.evaluate("document.querySelector('main').contains(document.activeElement)")
