"""What searches find, the same in every search box; and names that are searched for stay out of addresses."""

import pytest

from groundwork.models import AccessEvent
from groundwork.searches import MOST
from referrals.models import Referral
from tests.factories import PersonFactory, ReferralFactory, SupportFactory, TeamFactory, UserFactory, WorkerFactory

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


def found(client, page, words):
    """How many rows a list shows when somebody searches for these words."""
    answer = client.post(page, {"q": words}, follow=True) if page != "/teams/" else client.get(page, {"q": words})
    return len(answer.context["page_obj"].object_list)


# What is typed, and a name that has it.
FOUND = [
    ("Maximiliana Featherstonehaugh", "Maximiliana Ottoline Featherstonehaugh"),
    ("Addo Hector", "Hector Addo"),
    ("Addo, Hector", "Hector Addo"),
    ("  hec   ADD ", "Hector Addo"),
    ("hector\u00a0addo", "Hector Addo"),
    ("zoe", "Zoë Ashe"),
    ("ZOË", "Zoe Ashe"),
    ("Zoe\u0308", "Zoë Ashe"),
    ("angstrom", "Ångström"),
    ("oneill", "Sam O'Neill"),
    ("O\u2019Neill", "Sam O'Neill"),
    ("o neill", "Sam O'Neill"),
    ("Smith-Jones", "Ada Smith Jones"),
    ("jones smith", "Ada Smith-Jones"),
    ("жанна", "Жанна Ёлкина"),
    ("елкина", "Жанна Ёлкина"),
    ("小明", "王小明"),
    ("शांति", "शांति देवी"),
    ("a%b", "A%b"),
    ("a_b", "A_b"),
    ("a\\b", "A\\b"),
    ("(Ashe)", "Zoë Ashe"),
]
NOT_FOUND = [
    ("Addo Hectora", "Hector Addo"),
    ("Hector Ashe", "Hector Addo"),
    ("a%b", "Axxb"),
    ("a_b", "Axb"),
    ("a\\b", "Ab"),
]


def person(cast, name, **details):
    matched = {"team": cast.north, "referring_team": cast.north_referring}
    referral = ReferralFactory(status="matched", person=PersonFactory(name=name, **details), **matched)
    SupportFactory(worker=cast.worker_profile, referral=referral)
    ReferralFactory(person=referral.person, **matched)
    return referral


MAKE = {
    "/referrals/": ("lead", person),
    "/supports/": ("lead", person),
    "/users/": ("admin", lambda cast, name: UserFactory(name=name)),
    "/workers/": ("lead", lambda cast, name: WorkerFactory(user=UserFactory(name=name), team=cast.north)),
    "/teams/": ("admin", lambda cast, name: TeamFactory(name=name)),
}


@pytest.mark.parametrize("page", MAKE)
@pytest.mark.parametrize(("words", "name"), FOUND)
def test_every_word_is_found_in_any_order_however_it_is_written(cast, sign_in, page, words, name):
    who, make = MAKE[page]
    make(cast, name)
    assert found(sign_in(getattr(cast, who)), page, words) == 1


@pytest.mark.parametrize("page", MAKE)
@pytest.mark.parametrize(("words", "name"), NOT_FOUND)
def test_all_words_must_be_found_and_signs_stand_for_themselves(cast, sign_in, page, words, name):
    who, make = MAKE[page]
    make(cast, name)
    assert found(sign_in(getattr(cast, who)), page, words) == 0


@pytest.mark.parametrize("page", MAKE)
@pytest.mark.parametrize("words", [" ", "-", "%", "_", "'", ", .", "\u00a0"])
def test_signs_alone_are_no_search(cast, sign_in, page, words):
    who, make = MAKE[page]
    make(cast, "Hector Addo")
    make(cast, "Zoë Ashe")
    client = sign_in(getattr(cast, who))
    assert found(client, page, words) == found(client, page, "") > 1
    assert not client.session.get("searches")


@pytest.mark.parametrize("page", LISTS)
@pytest.mark.parametrize("words", ["Hector Bo", "bo addo", "bo", "Hector Addo"])
def test_words_are_found_in_the_name_and_in_the_preferred_one(cast, sign_in, page, words):
    person(cast, "Hector Addo", preferred_name="Bö")
    person(cast, "Hector Ashe")
    assert found(sign_in(cast.lead), page, words) == 1


@pytest.mark.parametrize(("words", "number"), [("Hector", 2), ("hector ad", 1), ("Zoe", 0)])
def test_workers_are_searched_beside_what_a_column_is_filtered_by(cast, sign_in, words, number):
    for name in ("Hector Addo", "Hector Ashe"):
        WorkerFactory(user=UserFactory(name=name), team=cast.north)
    answer = sign_in(cast.lead).post("/workers/", {"q": words, "training": "gaps"}, follow=True)
    assert len(answer.context["page_obj"].object_list) == number


def test_accounts_are_found_by_words_of_name_and_address(cast, sign_in):
    UserFactory(name="Hector Addo", email="hector@north.example.org")
    UserFactory(name="Hector Addo", email="hector@south.example.org")
    assert found(sign_in(cast.admin), "/users/", "addo @South") == 1


@pytest.mark.parametrize("page", LISTS)
@pytest.mark.parametrize("words", ["PS-FNNF-FT", "PSFNNFFT", "ps fnnf ft", "psfnnf-ft", "fnnf", "FNNFFT", "FNNF FT"])
def test_a_reference_is_found_with_or_without_hyphens_and_spaces(cast, sign_in, page, words):
    Referral.objects.filter(pk=person(cast, "Hector Addo").pk).update(reference="PS-FNNF-FT")
    Referral.objects.filter(pk=person(cast, "Zoë Ashe").pk).update(reference="PS-FNNG-FT")
    page = f"{page}?show=all&status=all"
    answer = sign_in(cast.lead).post(page, {"q": words, "status": "all", "show": "all"}, follow=True)
    assert len(answer.context["page_obj"].object_list) == 1


@pytest.mark.parametrize("page", LISTS)
@pytest.mark.parametrize("words", ["9434765919", "943 476 5919", "943-476-5919", " 943\u00a0476\u00a05919 "])
def test_an_nhs_number_is_found_with_or_without_spaces(cast, sign_in, page, words):
    person(cast, "Hector Addo", nhs_number="9434765919", nhs_number_missing="")
    person(cast, "Zoë Ashe")
    assert found(sign_in(cast.lead), page, words) == 1
    assert found(sign_in(cast.lead), page, words[:-3]) == 0
