import pytest

from accounts.models import Team, User
from groundwork.counts import Counted, count_all, counts
from notices.models import Notice

pytestmark = pytest.mark.django_db


class Thing(Counted):
    def __init__(self, rows):
        self.rows = rows


@pytest.fixture
def querysets(cast):
    """Filtered, annotated and ordered ones, one that is empty, and one of which Django knows that it is."""
    return [
        Team.objects.all(),
        User.objects.filter(name__contains="a", is_active=True),
        User.objects.filter(memberships__team__isnull=False).distinct(),
        Notice.objects.all(),
        Team.objects.filter(pk__in=[]),
    ]


def test_many_counts_take_one_query(querysets, django_assert_num_queries):
    expected = [rows.count() for rows in querysets]
    with django_assert_num_queries(1):
        assert counts(querysets) == expected


def test_no_counts_take_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert counts([]) == []


def test_things_are_counted_together_lists_and_querysets_alike(querysets, django_assert_num_queries):
    things = [Thing([1, 2, 3]), *map(Thing, querysets)]
    alone = [Thing(thing.rows).count for thing in things]
    with django_assert_num_queries(1):
        assert [thing.count for thing in count_all(things)] == alone
    assert alone[0] == 3
