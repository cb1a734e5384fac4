"""Names that are searched for stay out of addresses."""

import pytest

from groundwork.models import AccessEvent
from groundwork.searches import MOST
from tests.factories import PersonFactory, ReferralFactory, SupportFactory

pytestmark = pytest.mark.django_db
LISTS = ["/referrals/", "/supports/"]


@pytest.fixture
def ines(cast):
    """Inês, referred and supported on the Northside."""
    person = PersonFactory(name="Inês Valverde")
    matched = {"team": cast.north, "referring_team": cast.north_referring, "person": person}
    ReferralFactory(**matched)
    SupportFactory(worker=cast.worker_profile, referral=ReferralFactory(status="matched", **matched))
    return person


@pytest.mark.parametrize("page", LISTS)
def test_searching_leads_to_an_address_without_the_words(cast, sign_in, ines, page):
    answer = sign_in(cast.lead).post(page, {"q": "Valverde", "show": "open", "priority": ""})
    assert answer.status_code == 302
    assert answer.url.startswith(page)
    assert "alverde" not in answer.url
    assert "priority" not in answer.url


@pytest.mark.parametrize("page", LISTS)
def test_what_was_searched_for_narrows_the_list_and_stays_in_the_form(cast, sign_in, ines, page):
    SupportFactory(worker=cast.worker_profile)
    client = sign_in(cast.lead)
    found = client.get(client.post(page, {"q": "Valverde"}).url)
    assert len(found.context["page_obj"].object_list) == 1
    assert 'value="Valverde"' in found.text


def test_a_search_is_in_the_trail(cast, sign_in, ines):
    client = sign_in(cast.lead)
    client.get(client.post("/referrals/", {"q": "Valverde"}).url)
    assert AccessEvent.objects.get(verb="referrals:search").subjects == [ines.pk]


def test_a_search_is_its_searchers_alone(cast, sign_in, ines):
    address = sign_in(cast.lead).post("/referrals/", {"q": "Valverde"}).url
    assert "Valverde" not in sign_in(cast.lead2).get(address).text


def test_the_oldest_of_many_searches_are_forgotten(cast, sign_in):
    client = sign_in(cast.lead)
    for number in range(MOST + 5):
        client.post("/referrals/", {"q": f"name {number}"})
    assert len(client.session["searches"]) == MOST
    assert f"name {MOST + 4}" in client.session["searches"].values()
