import pytest
from django.core.paginator import Paginator
from django.db.models import F

from accounts.found import Found
from accounts.models import Team
from tests.factories import ReferringTeamFactory

pytestmark = pytest.mark.django_db
ORDERS = [["name"], ["-name"], [F("national_code").desc(nulls_last=True), "pk"]]


def teams(length):
    """So many referring teams; they refer to teams of another kind."""
    ReferringTeamFactory.create_batch(length)
    return Team.objects.filter(kind=Team.Kind.REFERRING)


def paged(rows, number, key=None):
    return Paginator(Found(key, lambda: rows), 3).get_page(number).object_list


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
        paged(rows, 4)
    assert any('ORDER BY "accounts_team"."name" DESC LIMIT 2' in query["sql"] for query in captured)
