"""The page for the person, as a browser prints it: what is only for staff stays on the screen."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import PersonFactory, ReferralFactory, SupportFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_is_for_staff_is_not_printed(cast, page, sign_in_browser):
    person = PersonFactory(name="Anna One", access_needs="Step-free")
    referral = ReferralFactory(person=person, referring_team=cast.north_referring, team=cast.north, status="matched")
    support = SupportFactory(worker=cast.worker_profile, referral=referral)
    sign_in_browser(cast.worker)
    page.goto(reverse("support:agreements", args=[support.pk]))
    for_staff = page.get_by_text("Access needs: Step-free")
    expect(for_staff).to_be_visible()
    page.emulate_media(media="print")
    expect(for_staff).to_be_hidden()
    expect(page.get_by_text("print it from your browser")).to_be_hidden()
    expect(page.get_by_role("heading", name="What you have agreed to")).to_be_visible()
    expect(page.get_by_text("You can do so at any time")).to_be_visible()
