import pytest
from django.core.paginator import Paginator
from django.db.models import F
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from accounts.models import Team
from groundwork import found
from groundwork.found import Found, Searched
from groundwork.prepared import written
from tests.factories import ReferringTeamFactory

pytestmark = pytest.mark.django_db
ORDERS = {"up": ["name"], "down": ["-name"], "expression": [F("national_code").desc(nulls_last=True), "pk"]}


def teams(order="up"):
    return Team.objects.filter(kind=Team.Kind.REFERRING).order_by(*ORDERS[order])


def teams_asked_for(user, today, order="up"):
    return teams(order)


def paged(listed, number):
    return Paginator(listed, 3).get_page(number).object_list


@pytest.fixture(params=["found", "searched"])
def listing(request, cast):
    """A list of the teams in that order, of one kind and of the other."""
    kinds = {
        "found": lambda order="up": Found(teams_asked_for, cast.lead, order=order),
        "searched": lambda order="up": Searched(teams(order)),
    }
    Team.objects.filter(kind=Team.Kind.REFERRING).update(kind=Team.Kind.PEER_SUPPORT)
    return kinds[request.param]


@pytest.mark.parametrize("length", [0, 2, 3, 4, 11])
@pytest.mark.parametrize("order", ORDERS)
def test_the_pages_together_are_the_list(listing, length, order):
    ReferringTeamFactory.create_batch(length)
    for _again in range(2):
        pages = [paged(listing(order), number + 1) for number in range(-(-length // 3))]
        assert [row for page in pages for row in page] == list(teams(order))
        assert all(len(page) == 3 for page in pages[:-1])


def test_a_page_beyond_the_last_is_the_last(listing):
    ReferringTeamFactory.create_batch(7)
    assert paged(listing(), 99) == list(teams())[6:]


@pytest.mark.parametrize("number", [1, 2, 4])
def test_what_is_searched_for_is_compared_once(db, number, django_assert_num_queries):
    ReferringTeamFactory.create_batch(11)
    listed = Searched(teams().filter(name__icontains="team"))
    with django_assert_num_queries(2) as captured:
        paged(listed, number)
    [_, row] = captured
    assert '"accounts_team"."id" IN' in row["sql"]


@pytest.mark.parametrize(("length", "shown", "is_cut"), [(5, 5, False), (6, 6, False), (7, 6, True), (9, 6, True)])
def test_only_so_many_are_listed(listing, length, shown, is_cut, monkeypatch):
    monkeypatch.setattr(found, "MOST", 6)
    ReferringTeamFactory.create_batch(length)
    page = Paginator(listing(), 3).get_page(99)
    assert (page.paginator.count, page.paginator.object_list.is_cut) == (shown, is_cut)
    assert page.object_list == list(teams())[3:shown]


def test_a_list_that_is_cut_says_so(cast, sign_in, monkeypatch):
    monkeypatch.setattr(found, "MOST", 2)
    page = sign_in(cast.admin).get(reverse("accounts:user_list"))
    assertContains(page, "More than 2 results")
    assertContains(page, "Only the first 2 are listed.")
    assert len(page.context["page_obj"]) == 2
    monkeypatch.setattr(found, "MOST", 1000)
    written.cache_clear()
    assertNotContains(sign_in(cast.admin).get(reverse("accounts:user_list")), "Only the first")
