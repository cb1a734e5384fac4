"""Back leads to the list one came from, as one left it, and nowhere else."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from referrals.models import Referral
from tests.abuse.test_redirects import AWAY
from tests.factories import ActionFactory, ReferralFactory, SupervisionFactory, SupportFactory

pytestmark = pytest.mark.django_db
LIST = reverse("referrals:referral_list")
CHOSEN = f"{LIST}?status=all&page=2&sort=-name"


@pytest.fixture
def referral(cast):
    return ReferralFactory(referring_team=cast.north_referring, team=cast.north, referrer=cast.coordinator)


def opened(client, address, came_from=None):
    headers = {"referer": f"http://testserver{came_from}"} if came_from else {}
    return client.get(address, headers=headers)


def back(page):
    link = BeautifulSoup(page.text, "html.parser").find(class_="nhsuk-back-link")
    link = link and (link if link.name == "a" else link.find("a"))
    return link and link["href"]


def test_back_leads_to_the_list_with_its_filters_and_page(cast, referral, sign_in):
    client = sign_in(cast.lead)
    assert back(opened(client, referral.get_absolute_url())) == LIST
    assert back(opened(client, referral.get_absolute_url(), CHOSEN)) == CHOSEN


def test_the_way_back_still_stands_after_a_deed(cast, referral, sign_in):
    client, page = sign_in(cast.lead), referral.get_absolute_url()
    opened(client, page, CHOSEN)
    form = reverse("referrals:accept", args=[referral.pk])
    assert back(opened(client, form, page)) == page
    sent = client.post(form, {"priority": "routine"}, headers={"referer": f"http://testserver{form}"})
    assert sent["Location"] == page
    assert Referral.objects.get().status == "waiting"
    assert back(opened(client, page, form)) == CHOSEN


def test_a_page_of_its_own_has_a_way_back_where_it_had_none(cast, sign_in):
    support = SupportFactory(worker=cast.worker_profile)
    client = sign_in(cast.lead)
    assert back(opened(client, support.get_absolute_url())) is None
    came_from = f"{reverse('support:support_list')}?show=all&page=2"
    assert back(opened(client, support.get_absolute_url(), came_from)) == came_from


def test_a_deed_that_ends_on_a_list_finds_it_as_it_was_left(cast, sign_in):
    supervision = SupervisionFactory(worker=cast.worker_profile, supervisor=cast.lead)
    agreed = ActionFactory(supervision=supervision, owner=cast.lead)
    client = sign_in(cast.lead)
    came_from = f"{reverse('supervision:action_list')}?show=due&page=1"
    form = reverse("supervision:action_done", args=[agreed.pk])
    assert back(opened(client, form, came_from)) == came_from
    assert client.post(form)["Location"] == came_from


def test_the_start_page_is_a_way_back_too(cast, referral, sign_in):
    assert back(opened(sign_in(cast.lead), referral.get_absolute_url(), "/")) == "/"


def test_lists_themselves_lead_on_and_not_back(cast, sign_in):
    assert back(opened(sign_in(cast.lead), LIST, "/")) is None


def test_another_person_who_signs_in_has_no_way_back_of_the_one_before(cast, referral, client):
    client.force_login(cast.lead)
    opened(client, referral.get_absolute_url(), CHOSEN)
    client.force_login(cast.coordinator)
    assert back(opened(client, referral.get_absolute_url())) == LIST


@pytest.mark.parametrize("away", [*AWAY, "https://testserver.evil.example.com/referrals/", "http://[", "/nowhere/"])
def test_no_way_back_leads_away(cast, referral, sign_in, away):
    client = sign_in(cast.lead)
    for referer in (away, f"http://testserver{away}", f"http://evil.example.com{LIST}"):
        client.get(referral.get_absolute_url(), headers={"referer": referer.replace("\r\n", "")})
        assert back(opened(client, referral.get_absolute_url())) == LIST


def test_many_ways_are_not_kept_for_ever(cast, sign_in):
    client = sign_in(cast.lead)
    for _ in range(35):
        referral = ReferralFactory(referring_team=cast.north_referring, team=cast.north, referrer=cast.coordinator)
        opened(client, referral.get_absolute_url(), CHOSEN)
    assert len(client.session["ways"]) == 30
    assert back(opened(client, referral.get_absolute_url())) == CHOSEN
