"""Logging a session on a phone: nothing typed is lost, and what is not needed stays folded away."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import SupportFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def log(cast, page, sign_in_browser):
    """The log form of the worker's own support, on a narrow phone."""
    support = SupportFactory(worker=cast.worker_profile)
    sign_in_browser(cast.worker)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(reverse("support:log_session", args=[support.pk]))
    return page


def test_three_answers_are_enough_on_a_phone(log):
    log.get_by_label("Today").check()
    log.get_by_label("Attended on time").check()
    log.get_by_label("What you did").fill("We had tea.")
    log.get_by_role("button", name="Save session").click()
    expect(log.get_by_text("The session is saved.")).to_be_visible()
    expect(log.get_by_text("We had tea.")).to_be_visible()


def test_what_is_typed_is_kept_without_being_sent(log):
    log.get_by_label("What you did").fill("A long thought, typed on the bus")
    expect(log.get_by_text("Saved at")).to_be_visible()
    log.reload()
    expect(log.get_by_label("What you did")).to_have_value("A long thought, typed on the bus")
    log.get_by_role("button", name="Start afresh").click()
    expect(log.get_by_label("What you did")).to_have_value("")


def test_a_concern_is_asked_for_only_when_there_is_one(log):
    expect(log.get_by_label("What is the concern?")).to_be_hidden()
    log.get_by_label("I am worried about somebody's safety").check()
    expect(log.get_by_label("What is the concern?")).to_be_visible()
