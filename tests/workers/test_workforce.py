"""Managers see the workforce in figures in which nobody can be recognised."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import WorkerFactory, days_ago
from workers.figures import begun_a_year_before, is_employed, workforce
from workers.models import Worker

pytestmark = pytest.mark.django_db
TODAY = days_ago(0)


def north(cast):
    return next(row for row in workforce(cast.manager, TODAY) if row["name"] == cast.north.name)


def team_of(cast, number, **fields):
    """Northside has these workers and no others."""
    Worker.objects.filter(team=cast.north).update(left_on=days_ago(800), started_on=days_ago(1200))
    return [WorkerFactory(team=cast.north, line_manager=cast.lead, **fields) for _ in range(number)]


def test_few_are_a_star_and_others_go_to_the_nearest_five(cast):
    team_of(cast, 4, is_paid=True, band=3)
    assert (north(cast)["workers"], north(cast)["paid"], north(cast)["bands"][1]) == ("*", "*", "*")
    team_of(cast, 12, is_paid=True, band=3)
    row = north(cast)
    assert (row["workers"], row["paid"], row["bands"]) == ("10", "100%", ["0", "10", "0", "0", "0", "0", "0"])


def test_a_rate_is_hidden_where_either_number_is_small(cast):
    workers = team_of(cast, 10, is_paid=True, weekly_hours=30)
    Worker.objects.filter(pk__in=[each.pk for each in workers[:4]]).update(is_paid=False)
    assert (north(cast)["paid"], north(cast)["unpaid_hours"]) == ("60%", "*")
    Worker.objects.filter(pk=workers[4].pk).update(is_paid=False)
    assert (north(cast)["paid"], north(cast)["unpaid_hours"]) == ("50%", "50%")
    Worker.objects.filter(is_paid=False).update(weekly_hours=10)
    assert north(cast)["unpaid_hours"] == "25%"


def test_of_whom_nobody_wrote_it_down_counts_neither_way(cast):
    team_of(cast, 6, is_paid=None)
    workers = team_of(cast, 6, is_paid=None)
    Worker.objects.filter(pk__in=[each.pk for each in workers[:5]]).update(is_paid=True)
    assert north(cast)["paid"] == "100%"


def test_staying_on_counts_those_who_started_a_year_before_last(cast):
    stayed = team_of(cast, 5, started_on=days_ago(500))
    for days in (400, 136):
        WorkerFactory(team=cast.north, line_manager=cast.lead, started_on=days_ago(500), left_on=days_ago(days))
    WorkerFactory(team=cast.north, line_manager=cast.lead, started_on=days_ago(100))
    assert len(stayed) == 5
    assert north(cast)["stayed"] == "71%"


@pytest.mark.parametrize(
    ("started_on", "counts"),
    [(date(2024, 11, 30), False), (date(2024, 12, 1), True), (date(2025, 11, 30), True), (date(2025, 12, 1), False)],
)
def test_the_year_has_a_first_and_a_last_day(started_on, counts):
    assert bool(begun_a_year_before([Worker(started_on=started_on)], date(2026, 11, 30))) == counts


@pytest.mark.parametrize(
    ("started", "left"), [(10, None), (0, None), (-1, None), (10, 10), (10, 0), (0, 0), (10, -10), (-1, -10)]
)
def test_employed_is_what_every_list_says(cast, started, left):
    left_on = None if left is None else days_ago(left)
    worker = WorkerFactory(started_on=days_ago(started), left_on=left_on)
    assert is_employed(worker, TODAY) == Worker.objects.employed(TODAY).filter(pk=worker.pk).exists()


def test_a_manager_sees_their_teams_alone_and_no_name(cast, sign_in, django_assert_max_num_queries):
    client = sign_in(cast.manager)
    with django_assert_max_num_queries(12):
        page = client.get(reverse("workers:workforce"))
    assert [row["name"] for row in page.context["rows"]] == ["All your teams", cast.north.name, cast.south.name]
    assert cast.worker.name not in page.text
    assert [row["name"] for row in workforce(cast.lead, TODAY)] == [cast.north.name]
