import pytest
from django.core.paginator import Paginator
from django.db.models import F
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from accounts.models import Team
from groundwork import found
from groundwork.found import Found
from groundwork.prepared import kept
from tests.factories import ReferringTeamFactory

pytestmark = pytest.mark.django_db
ORDERS = [["name"], ["-name"], [F("national_code").desc(nulls_last=True), "pk"]]


def teams(length):
    """So many referring teams; they refer to teams of another kind."""
    ReferringTeamFactory.create_batch(length)
    return Team.objects.filter(kind=Team.Kind.REFERRING)


def paged(rows, number, key=None):
    return Paginator(Found(key, rows.all), 3).get_page(number).object_list


@pytest.mark.parametrize("key", [None, ("teams",)], ids=["plain", "prepared"])
@pytest.mark.parametrize("length", [0, 2, 3, 4, 11])
@pytest.mark.parametrize("order", ORDERS, ids=["up", "down", "expression"])
def test_the_pages_together_are_the_list(length, order, key):
    rows = teams(length).order_by(*order)
    key = key and (*key, str(order))
    for _again in range(2):
        pages = [paged(rows, number + 1, key) for number in range(-(-length // 3))]
        assert [row for page in pages for row in page] == list(rows)
        assert all(len(page) == 3 for page in pages[:-1])


def test_a_page_beyond_the_last_is_the_last():
    rows = teams(7).order_by("name")
    assert paged(rows, 99) == list(rows)[6:]


def test_a_late_page_is_read_from_the_end(django_assert_num_queries):
    rows = teams(11).order_by("name")
    with django_assert_num_queries(3) as captured:
        paged(rows, 4, ("teams", "late"))
    assert any('ORDER BY "accounts_team"."name" DESC LIMIT 2' in query["sql"] for query in captured)


@pytest.mark.parametrize("number", [1, 2, 4])
def test_what_is_searched_for_is_compared_once(number, django_assert_num_queries):
    rows = teams(11).filter(name__icontains="team").order_by("name")
    with django_assert_num_queries(2) as captured:
        paged(rows, number)
    [_, row] = captured
    assert '"accounts_team"."id" IN' in row["sql"]


@pytest.mark.parametrize("key", [None, ("teams",)], ids=["plain", "prepared"])
@pytest.mark.parametrize(("length", "listed", "is_cut"), [(5, 5, False), (6, 6, False), (7, 6, True), (9, 6, True)])
def test_only_so_many_are_listed(key, length, listed, is_cut, monkeypatch):
    monkeypatch.setattr(found, "MOST", 6)
    rows = teams(length).order_by("name")
    page = Paginator(Found(key, rows.all), 3).get_page(99)
    assert (page.paginator.count, page.paginator.object_list.is_cut) == (listed, is_cut)
    assert page.object_list == list(rows)[3:listed]


def test_a_list_that_is_cut_says_so(cast, sign_in, monkeypatch):
    monkeypatch.setattr(found, "MOST", 2)
    page = sign_in(cast.admin).get(reverse("accounts:user_list"))
    assertContains(page, "More than 2 results")
    assertContains(page, "Only the first 2 are listed.")
    assert len(page.context["page_obj"]) == 2
    monkeypatch.setattr(found, "MOST", 1000)
    kept.clear()
    assertNotContains(sign_in(cast.admin).get(reverse("accounts:user_list")), "Only the first")
