"""What the browser keeps of a page about somebody: nothing, least of all after signing out."""

import pytest

from tests.factories import PersonFactory, ReferralFactory, SupportFactory

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "Zzyzx Quibblethorpe"
KEPT = """async () => [
    localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length,
]"""


@pytest.fixture
def context(browser_type, browser_type_launch_args, browser_context_args):
    """A browser that keeps whole pages for the way back, as people's do; Playwright switches that off."""
    usual = {"ignore_default_args": ["--disable-back-forward-cache"]}
    browser = browser_type.launch(**browser_type_launch_args | usual)
    yield browser.new_context(**browser_context_args)
    browser.close()


@pytest.fixture
def page(context):
    return context.new_page()


def test_signing_out_leaves_nothing_in_the_browser(page, cast, sign_in_browser):
    person = PersonFactory(name=NAME, preferred_name=NAME)
    referral = ReferralFactory(person=person, team=cast.north, status="matched")
    support = SupportFactory(worker=cast.worker_profile, referral=referral)
    sign_in_browser(cast.worker)
    titles = []
    for path in ("/supports/", support.get_absolute_url(), f"{support.get_absolute_url()}raise-concern/"):
        page.goto(path)
        assert NAME in page.content()
        titles.append(page.title())
    page.get_by_label("What").first.fill(NAME)
    assert page.evaluate(KEPT) == [0, 0, 0, 0]
    page.goto("/accounts/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/login/**")
    for _ in range(4):
        page.go_back()
        assert NAME not in page.content()
    assert page.evaluate(KEPT) == [0, 0, 0, 0]
    assert NAME not in " ".join(titles)
