import threading
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import Count
from django.urls import reverse

from accounts.models import Membership, Team, User
from groundwork import prepared as module
from groundwork.counts import prepared_counts
from groundwork.prepared import prepared
from tests.factories import TeamFactory
from tests.prepared import compared

pytestmark = pytest.mark.django_db


class Builder:
    """A `build` that counts how often it is called."""

    def __init__(self, build):
        self.build, self.calls = build, 0

    def __call__(self, *ids):
        self.calls += 1
        return self.build(*ids)


@pytest.fixture(autouse=True)
def unchecked(monkeypatch):
    """Nothing is kept yet, and nothing is built again to compare, as the suite does elsewhere."""
    monkeypatch.setattr(module, "kept", {})
    monkeypatch.setattr(module, "remembered", module.remembered.__wrapped__)


def test_it_is_built_once_and_asked_anew_each_time():
    build = Builder(lambda: Team.objects.order_by("name"))
    before = len(prepared(("teams",), build))
    TeamFactory()
    assert len(prepared(("teams",), build)) == before + 1
    assert build.calls == 1


def test_each_asking_has_its_own_ids(cast):
    build = Builder(lambda pk: User.objects.filter(pk=pk).select_related("worker"))
    for user in (cast.lead, cast.worker, cast.lead):
        assert list(prepared(("user",), build, [user.pk])) == [user]
    assert build.calls == 1


def test_it_reads_what_the_queryset_reads(cast, django_assert_num_queries):
    """Joined rows, annotations, tuples, and what is known to be empty."""
    for build in (
        lambda: Membership.objects.select_related("user", "team").order_by("pk"),
        lambda: Team.objects.annotate(number=Count("memberships")).order_by("pk"),
        lambda: Team.objects.order_by("pk").values_list("pk", "name"),
        lambda: Team.objects.order_by("pk").values_list("name", flat=True)[1:3],
        lambda: Team.objects.order_by("pk").values("name"),
        lambda: Team.objects.filter(pk__in=[]),
    ):
        for _again in range(2):
            assert list(prepared((build,), build)) == list(build())
    with django_assert_num_queries(1):
        held = list(prepared(("held",), lambda: Membership.objects.select_related("user").order_by("pk")))
        assert {membership.user for membership in held} >= {cast.lead, cast.worker}
    annotated = prepared(
        ("annotated",), lambda: Team.objects.annotate(number=Count("memberships")).filter(number__gt=0)
    )
    assert all(team.number for team in annotated)


def test_more_ids_than_blanks_are_read_without_it(cast):
    ids = [*User.objects.values_list("pk", flat=True)] * 20
    assert len(ids) > len(module.IDS)
    assert set(prepared(("many",), lambda *pks: User.objects.filter(pk__in=pks), ids)) == set(User.objects.all())
    assert not module.kept


@pytest.mark.parametrize("change", [lambda rows: rows.filter(pk=None), lambda rows: rows[:1], lambda rows: rows.all()])
def test_it_cannot_be_changed(change):
    with pytest.raises(TypeError, match="read as it is"):
        change(prepared(("teams",), Team.objects.all))


def test_no_rows_are_kept_with_it():
    with pytest.raises(ValueError, match="afterwards"):
        prepared(("teams",), lambda: Team.objects.prefetch_related("memberships"))


def test_only_so_many_statements_are_kept(monkeypatch):
    monkeypatch.setattr(module, "MOST", 3)
    for number in range(10):
        assert list(prepared(("teams", number), Team.objects.order_by("pk").all)) == list(Team.objects.order_by("pk"))
        assert len(module.kept) <= 3


def test_every_thread_asks_on_its_own_connection():
    connections = []

    def ask():
        rows = prepared(("constant",), lambda: User.objects.filter(pk__in=[]) | User.objects.filter(name="nobody"))
        connections.append(rows.query.get_compiler("default").connection)
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(each) for each in connections}) == 2


def test_who_asks_is_told_apart_by_their_roles(cast):
    user = User.objects.get(pk=cast.lead.pk)
    before = user.asker
    assert User.objects.get(pk=cast.lead.pk).asker == before
    cast.lead.memberships.all().delete()
    assert User.objects.get(pk=cast.lead.pk).asker == (user.pk,) != before


def test_the_suite_notices_a_key_that_does_not_name_everything(monkeypatch):
    monkeypatch.setattr(module, "remembered", compared(module.remembered))
    prepared(("team",), lambda: Team.objects.filter(name="A"))
    with pytest.raises(AssertionError, match="depends on more"):
        prepared(("team",), lambda: Team.objects.filter(name="B"))


def test_more_ids_than_there_are_blanks_are_counted_too(db):
    ids = [TeamFactory().pk for _ in range(3)] + [uuid4() for _ in range(100)]
    assert prepared_counts(("teams",), lambda *ids: [Team.objects.filter(pk__in=ids)], ids) == [3]


def test_more_ids_than_the_last_time_are_counted_all(db):
    ids = [TeamFactory().pk for _ in range(3)]
    for number in (1, 3, 2, 0):
        assert prepared_counts(("teams",), lambda *ids: [Team.objects.filter(pk__in=ids)], ids[:number]) == [number]


@pytest.mark.parametrize("name", ["referrals:referral_list", "support:support_list"])
@pytest.mark.parametrize("made_up", ["nonsense", "-nonsense", "x" * 500])
def test_an_order_that_somebody_makes_up_is_kept_nowhere(cast, sign_in, name, made_up):
    client, url = sign_in(cast.lead), reverse(name)
    client.get(url)
    usual = set(module.kept)
    client.get(url, {"sort": made_up})
    assert usual and set(module.kept) == usual
