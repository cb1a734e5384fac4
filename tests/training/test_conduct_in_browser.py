"""A new code of conduct is asked for, agreed to on a phone, and the lead sees it."""

import pytest
from playwright.sync_api import expect

from tests.factories import days_ago
from training.actions.conduct import set_conduct
from training.models import Conduct

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 320, "height": 640}}
TEXT = "Online\n\n- We do not follow people we support.\n- We keep our own pages apart.\n\nAsk where you are not sure."


@pytest.fixture
def pages(browser, browser_context_args, client, live_server, settings):
    """Open a page of the service as somebody, on a phone with or without scripts."""
    contexts = []

    def opened(user, path, **options):
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        context = browser.new_context(**browser_context_args | PHONE | options)
        contexts.append(context)
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def coming(cast):
    """A code that the service does not begin with; it holds from today, in place of the first."""
    begun = {"taken_back_at": f"{days_ago(0)}T08:00Z", "taken_back_by": cast.admin, "taken_back_reason": "Replaced"}
    Conduct.objects.filter(document=Conduct.Document.CODE).update(**begun)
    return set_conduct(
        document=Conduct.Document.CODE, by=cast.admin, holds_from=days_ago(0), text=TEXT, reason="A part on pages."
    )


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_new_code_is_asked_for_and_agreed_to_on_a_phone_and_the_lead_sees_it(cast, coming, pages, scripts):
    phone = pages(cast.worker, "/", java_script_enabled=scripts)
    phone.get_by_role("link", name="to read and agree").click()
    phone.get_by_role("link", name="Read it and agree").filter(has_text="code of conduct").click()
    expect(phone.get_by_role("heading", name="Online")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    phone.get_by_role("button", name="Agree").click()
    phone.get_by_role("button", name="I have read this and agree").click()
    expect(phone.get_by_text("Thank you. That you agree is kept.")).to_be_visible()
    lead = pages(cast.lead, "/conduct/agreements/", java_script_enabled=scripts)
    row = lead.get_by_role("row").filter(has_text=cast.worker.name)
    expect(row).to_contain_text("Agreed on")
    expect(lead.get_by_role("row").filter(has_text=cast.worker2.name)).not_to_contain_text("Agreed on")
    assert lead.evaluate("document.documentElement.scrollWidth") <= 320
