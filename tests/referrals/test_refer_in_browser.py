"""The way from the start page to the lead's answer, in a browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from referrals.actions import triage
from referrals.models import Offer, Referral
from tests.factories import PersonFactory, ReferralFactory, days_ago
from tests.referrals.drafts import RISKS, finished_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
# Upstream's conditional radios; see docs/decisions.md.
KNOWN = {"aria-allowed-attr"}


def check(page):
    """No axe violation, and nothing wider than the screen."""
    violations = {v["id"]: v["nodes"][0]["html"] for v in Axe().run(page).response["violations"]}
    assert not {key: html for key, html in violations.items() if key not in KNOWN}
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.fixture(params=[(PHONE, True), (DESKTOP, False)], ids=["phone", "desktop-without-scripts"])
def page(request, browser, browser_context_args):
    """A page of a phone, and one of a desktop whose scripts are off."""
    size, scripts = request.param
    context = browser.new_context(**browser_context_args | {"viewport": size, "java_script_enabled": scripts})
    yield context.new_page()
    context.close()


@pytest.fixture
def context(page):
    return page.context


def checked(page):
    """As `check`, where scripts are on: axe is one."""
    if page.viewport_size == PHONE:
        check(page)


def fill_date(page, name, day):
    for part in ("day", "month", "year"):
        page.fill(f"#id_{name}-{part}", str(getattr(day, part)))


def go_on(page):
    checked(page)
    page.get_by_role("button", name="Save and continue").click()


def test_referring_from_start_to_confirmation(cast, page, sign_in_browser):
    sign_in_browser(cast.coordinator)
    page.goto("/referrals/")
    page.get_by_role("button", name="Refer somebody").click()
    checked(page)
    page.get_by_label("Northside peer support").check()
    page.get_by_role("button", name="Start now").click()
    checked(page)
    page.get_by_role("link", name="About the person").click()
    page.fill("#id_name", "Zoë O'Hara")
    fill_date(page, "date_of_birth", days_ago(12000))
    page.get_by_role("group", name="Do you know their NHS number?").get_by_label("Yes", exact=True).check()
    page.fill("#id_nhs_number", "943 476 5919")
    go_on(page)
    page.get_by_label("Telephone call").check()
    page.fill("#id_phone", "020 7946 0018")
    page.fill("#id_safe_contact", "Mornings only")
    page.get_by_role("group", name="May a message be left?").get_by_label("No", exact=True).check()
    go_on(page)
    page.fill("#id_hopes", "I want to swim again.")
    go_on(page)
    page.get_by_label("A woman", exact=True).check()
    go_on(page)
    for name in ["priority", "discharge", *RISKS]:
        page.locator(f"[name={name}][value={'routine' if name == 'priority' else 'no'}]").check()
    go_on(page)
    page.locator("[name=agreed][value=yes]").check()
    fill_date(page, "agreed_on", days_ago(1))
    page.get_by_label("In person").check()
    go_on(page)
    checked(page)
    page.get_by_role("button", name="Send the referral").click()
    checked(page)
    assert page.get_by_role("heading", name="Referral sent").is_visible()
    assert Referral.objects.get().status == Referral.Status.SUBMITTED


def test_every_page_of_a_referral_fits_and_can_be_used(cast, page, sign_in_browser):
    if page.viewport_size != PHONE:
        page.set_viewport_size(DESKTOP)
    long = PersonFactory(name="Llanfairpwllgwyngyllgogerychwyrndrobwll O'Süßmann-Vandenberghe")
    ours = {"referring_team": cast.north_referring, "referrer": cast.coordinator, "team": cast.north}
    asked = ReferralFactory(person=long, hopes="Hoffnung" * 40, **ours)
    triage.request_information(referral=asked, by=cast.lead, question="Which days?\nAnd where?")
    offered = ReferralFactory(status=Referral.Status.WAITING, priority="urgent", **ours)
    Offer.objects.create(referral=offered, worker=cast.worker_profile, made_by=cast.lead)
    fresh = ReferralFactory(**ours)
    alike = finished_draft(cast, nhs_number="", name="Ash Person", date_of_birth=fresh.person.date_of_birth)
    at = "/referrals/{0.pk}/{1}".format
    for somebody, addresses in {
        cast.lead: [
            "/referrals/?status=all",
            *(at(fresh, deed) for deed in ["", "accept/", "decline/", "request-information/", "withdraw/", "trail/"]),
            at(asked, ""),
        ],
        cast.coordinator: [
            "/",
            at(asked, ""),
            at(asked, "answer-information/"),
            at(alike, "submit/"),
            at(alike, "discard/"),
        ],
        cast.worker: [at(offered, "")],
    }.items():
        sign_in_browser(somebody)
        for address in addresses:
            page.goto(address)
            checked(page)
            assert page.get_by_role("heading", level=1).count() == 1


def test_what_has_happened_is_one_step_away_on_a_phone(cast, page, sign_in_browser):
    ours = {"referring_team": cast.north_referring, "referrer": cast.coordinator, "team": cast.north}
    referral = ReferralFactory(**ours)
    triage.withdraw(referral=referral, by=cast.coordinator, reason="They would rather not")
    sign_in_browser(cast.coordinator)
    page.goto(referral.get_absolute_url())
    jump = page.get_by_role("link", name="What has happened", exact=True)
    assert jump.is_visible() == (page.viewport_size == PHONE)
