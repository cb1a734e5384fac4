import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership, Team, User
from accounts.permissions import Role
from groundwork import prepared as module
from groundwork.counts import prepared_counts
from groundwork.lists import rows_asked_for
from groundwork.prepared import blanked, prepared, prepared_of
from support.models import Support
from support.views.supports import SupportList
from tests.factories import MembershipFactory, SupportFactory, TeamFactory, days_ago

pytestmark = pytest.mark.django_db


def teams():
    return Team.objects.order_by("name")


def user_of(pk):
    return User.objects.filter(pk=pk).select_related("worker")


def among(*pks):
    return User.objects.filter(pk__in=pks)


def teams_among(*pks):
    return [Team.objects.filter(pk__in=pks)]


def teams_among_for(user, today, *pks):
    return teams_among(*pks)


def named(name):
    return Team.objects.filter(name=name)


def supports_of(user, today, status=None):
    rows = Support.objects.visible_to(user).filter(matched_on__lte=today)
    return rows.filter(status=status) if status else rows


def nobody():
    return User.objects.filter(pk__in=[]) | User.objects.filter(name="nobody")


def names_a_row():
    return User.objects.filter(pk=uuid4())


def test_it_is_written_once_and_asked_anew_each_time():
    before = len(prepared_of(teams))
    TeamFactory()
    assert len(prepared_of(teams)) == before + 1
    assert module.written.cache_info().misses == 1


def test_each_asking_has_its_own_ids(cast):
    for user in (cast.lead, cast.worker, cast.lead):
        assert list(prepared_of(user_of, user.pk)) == [user]
    assert module.written.cache_info().misses == 1


def with_users():
    return Membership.objects.select_related("user", "team").order_by("pk")


def counted_teams():
    return Team.objects.annotate(number=Count("memberships")).order_by("pk")


def pairs():
    return Team.objects.order_by("pk").values_list("pk", "name")


def some_names():
    return Team.objects.order_by("pk").values_list("name", flat=True)[1:3]


def dicts():
    return Team.objects.order_by("pk").values("name")


def nothing():
    return Team.objects.filter(pk__in=[])


@pytest.mark.parametrize("build", [with_users, counted_teams, pairs, some_names, dicts, nothing])
def test_it_reads_what_the_queryset_reads(cast, build):
    for _again in range(2):
        assert list(prepared_of(build)) == list(build())


def test_joined_rows_come_with_it(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert {membership.user for membership in prepared_of(with_users)} >= {cast.lead, cast.worker}


def test_more_ids_than_blanks_are_read_without_it(cast):
    ids = [*User.objects.values_list("pk", flat=True)] * 20
    assert len(ids) > module.MOST_IDS
    assert set(prepared_of(among, *ids)) == set(User.objects.all())
    assert not module.written.cache_info().currsize


def test_more_ids_than_there_are_blanks_are_counted_too(cast):
    ids = [TeamFactory().pk for _ in range(3)] + [uuid4() for _ in range(100)]
    assert prepared_counts(teams_among_for, cast.lead, *ids) == [3]


def test_more_ids_than_the_last_time_are_counted_all(cast):
    ids = [TeamFactory().pk for _ in range(3)]
    for number in (1, 3, 2, 0):
        assert prepared_counts(teams_among_for, cast.lead, *ids[:number]) == [number]


@pytest.mark.parametrize("change", [lambda rows: rows.filter(pk=None), lambda rows: rows[:1], lambda rows: rows.all()])
def test_it_cannot_be_changed(change):
    with pytest.raises(TypeError, match="read as it is"):
        change(prepared_of(teams))


def with_prefetched():
    return Team.objects.prefetch_related("memberships")


def test_no_rows_are_kept_with_it():
    with pytest.raises(ValueError, match="afterwards"):
        prepared_of(with_prefetched)


def test_what_is_asked_for_is_a_function_of_a_module(cast):
    for build in (lambda: Team.objects.all(), lambda name="A": named(name)):
        with pytest.raises(TypeError, match="function of a module"):
            prepared_of(build)


def test_a_statement_that_names_a_row_is_refused():
    with pytest.raises(ValueError, match="names the id of a row"):
        prepared_of(names_a_row)


def test_of_many_statements_the_one_least_used_is_forgotten_alone(monkeypatch):
    small = module.lru_cache(maxsize=3)(module.written.__wrapped__)
    monkeypatch.setattr(module, "written", small)
    for name in ("A", "B", "C", "A", "D"):
        list(prepared_of(named, name=name))
    assert small.cache_info().currsize == 3
    list(prepared_of(named, name="A"))
    assert small.cache_info().misses == 4


def test_every_thread_asks_on_its_own_connection():
    connections = []

    def ask():
        connections.append(prepared_of(nobody).query.get_compiler("default").connection)
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(each) for each in connections}) == 2


def test_people_with_the_same_roles_share_a_statement(cast):
    mine, other = (
        SupportFactory(team=cast.north, worker=cast.worker_profile),
        SupportFactory(worker=cast.worker3_profile),
    )
    assert list(prepared(supports_of, cast.worker)) == [mine]
    assert list(prepared(supports_of, cast.worker3)) == [other]
    assert list(prepared(supports_of, cast.lead)) == [mine]
    assert list(prepared(supports_of, cast.lead2)) == [other]
    assert module.written.cache_info().currsize == 3  # for workers, for leads, and for memberships


def test_roles_in_another_number_of_teams_are_another_statement(cast):
    SupportFactory(worker=cast.worker3_profile)
    assert not prepared(supports_of, cast.lead)
    MembershipFactory(user=cast.lead, role=Role.LEAD, team=cast.south)
    assert len(prepared(supports_of, User.objects.get(pk=cast.lead.pk))) == 1


def test_one_team_in_two_roles_has_one_blank(cast):
    same = [(Role.LEAD, cast.north.pk), (Role.WORKER, cast.north.pk)]
    different = [(Role.LEAD, cast.north.pk), (Role.WORKER, cast.south.pk)]
    (roles, values), (others, _) = blanked(cast.lead.pk, same), blanked(cast.lead.pk, different)
    assert roles == (("lead", module.TEAMS[0]), ("worker", module.TEAMS[0])) and roles != others
    assert values == {module.USER: cast.lead.pk, module.TEAMS[0]: cast.north.pk}
    assert blanked(None, [(Role.ADMINISTRATOR, None)])[0] == (("administrator", None),)


@pytest.mark.parametrize("left_out", ["memberships", "today", "number", "asked"])
def test_the_suite_notices_a_key_from_which_something_is_missing(cast, monkeypatch, left_out, time_machine):
    """What is kept is found by less than went into it: the comparison that runs beside every test goes red."""
    kept, names = {}, ["make", "build", "memberships", "today", "number", "asked"]

    def careless(*parts):
        key = tuple(part for name, part in zip(names, parts, strict=True) if name != left_out)
        if key not in kept:
            kept[key] = module.written.__wrapped__(*parts)
        return kept[key]

    careless.__wrapped__ = module.written.__wrapped__
    monkeypatch.setattr(module, "written", careless)
    time_machine.move_to(timezone.now(), tick=False)
    list(prepared(supports_of, cast.lead))
    list(prepared_of(among, cast.lead.pk))
    time_machine.shift(timedelta(days=1))
    with pytest.raises(AssertionError, match="depends on more"):
        list(prepared(supports_of, cast.lead))
        list(prepared(supports_of, cast.lead, status="ended"))
        list(prepared(supports_of, User.objects.get(pk=cast.worker.pk)))
        list(prepared_of(among, cast.lead.pk, cast.worker.pk))


def called_by_length(user, today):
    return Team.objects.filter(name="x" * Team.objects.count())


def test_the_suite_notices_rows_that_went_into_what_is_kept(cast):
    """The second asking, after rows changed, is what shows that what is kept depends on them."""
    list(prepared(called_by_length, cast.lead))
    TeamFactory()
    with pytest.raises(AssertionError, match="depends on more"):
        list(prepared(called_by_length, cast.lead))


def test_a_list_kept_before_midnight_is_right_after_it(cast, sign_in, time_machine):
    SupportFactory(worker=cast.worker_profile, next_review_due=days_ago(0))
    time_machine.move_to(timezone.localtime().replace(hour=23, minute=59), tick=False)
    client, address = sign_in(cast.lead), reverse("support:support_list") + "?show=review_overdue"
    assert client.get(address).context["page_obj"].paginator.count == 0
    time_machine.shift(timedelta(minutes=2))
    assert client.get(address).context["page_obj"].paginator.count == 1


def test_a_page_that_writes_for_a_stand_in_has_no_request(cast):
    view = SupportList()
    assert not hasattr(view, "request")
    filters = (("show", "all"), ("worker", cast.worker_profile.pk))
    support = SupportFactory(worker=cast.worker_profile)
    SupportFactory(worker=cast.worker3_profile)
    asked = {"page": SupportList, "order": "person", "filters": filters}
    assert list(prepared(rows_asked_for, cast.lead, **asked)) == [support]


@pytest.mark.parametrize("name", ["referrals:referral_list", "support:support_list"])
@pytest.mark.parametrize("made_up", ["nonsense", "-nonsense", "x" * 500])
def test_an_order_that_somebody_makes_up_is_kept_nowhere(cast, sign_in, name, made_up):
    client, url = sign_in(cast.lead), reverse(name)
    client.get(url)
    usual = module.written.cache_info().currsize
    client.get(url, {"sort": made_up})
    assert usual and module.written.cache_info().currsize == usual
