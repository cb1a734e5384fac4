from datetime import timedelta

import pytest
from django.urls import reverse

from supervision import dashboard
from supervision.models import Supervision
from support.models import Session, Support
from tests.factories import SessionFactory, SupervisionFactory, SupportFactory, WorkerFactory, days_ago

pytestmark = pytest.mark.django_db
TODAY = days_ago(0)


@pytest.fixture
def busy(cast):
    """Work of every kind on both sides, with rows on either side of each boundary."""
    for worker in (cast.worker_profile, cast.worker2_profile, cast.worker3_profile):
        support = SupportFactory(worker=worker, next_review_due=days_ago(1))
        SupportFactory(worker=worker, next_review_due=TODAY)
        SupportFactory(worker=worker, status=Support.Status.PAUSED, next_review_due=days_ago(9))
        for days in (0, 27, 28):
            SessionFactory(support=support, date=days_ago(days), wellbeing=2)
        SessionFactory(support=support, attendance=Session.Attendance.DID_NOT_ATTEND)
    SessionFactory(support=support, date=days_ago(-2), attendance=Session.Attendance.NOT_YET, logged_at=None)
    SupervisionFactory(worker=cast.worker_profile, date=days_ago(3), status="recorded", minutes=60, discussed="Rest.")
    return cast


def rows(lead):
    return dashboard.dashboard_of(lead, TODAY)["rows"]


def listed(client, url):
    return client.get(url).context["page_obj"].paginator.count


@pytest.mark.parametrize("name", ["supports", "reviews", "sessions"])
@pytest.mark.parametrize("key", ["worker_profile", "worker2_profile"])
def test_every_workers_figure_is_the_length_of_its_list(busy, sign_in, key, name):
    worker = getattr(busy, key)
    row = next(row for row in rows(busy.lead) if row["worker"] == worker)
    figure = row["figures"][name]
    assert figure.number == {"supports": 3, "reviews": 1, "sessions": 2}[name]
    assert listed(sign_in(busy.lead), figure.url) == figure.number


@pytest.mark.parametrize(("index", "number"), [(0, 6), (1, 2), (2, 4), (3, 1)])
def test_every_total_is_the_length_of_its_list(busy, sign_in, index, number):
    figure = dashboard.totals(busy.lead, TODAY, dashboard.work_seen(busy.lead, TODAY))[index]
    assert figure.number == number
    assert listed(sign_in(busy.lead), figure.url) == figure.number


def test_everything_that_needs_the_lead_is_the_length_of_its_list(busy, sign_in):
    client = sign_in(busy.lead)
    lines = client.get(reverse("home")).context["todos"]
    assert len(lines) >= 3
    for line in lines:
        assert listed(client, line.url) == line.count, line.title


def test_a_lead_reads_what_needs_them_once(busy, sign_in):
    client = sign_in(busy.lead)
    assert client.get(reverse("home")).text.count("What needs you today") == 1
    assert client.get("/dashboard/").status_code == 404
    assert "Dashboard" not in client.get(reverse("support:support_list")).text


def test_training_gaps_are_those_of_the_profile(busy, sign_in):
    row = next(row for row in rows(busy.lead) if row["worker"] == busy.worker_profile)
    page = sign_in(busy.lead).get(busy.worker_profile.get_absolute_url())
    assert row["gaps"] == len(page.context["training"].gaps)


def test_the_dashboard_shows_that_and_when_but_not_what(busy, sign_in):
    Supervision.objects.update(discussed="Private words")
    text = sign_in(busy.lead).get(reverse("home")).text
    assert "Private words" not in text
    assert "show=held" in text


def test_overdue_supervision_is_flagged(busy):
    flagged = {row["worker"]: row["is_overdue"] for row in rows(busy.lead)}
    assert flagged == {busy.worker_profile: False, busy.worker2_profile: True}


def test_a_worker_who_left_people_behind_stays_in_sight(busy):
    busy.worker_profile.left_on = days_ago(1)
    busy.worker_profile.save()
    row = next(row for row in rows(busy.lead) if row["worker"] == busy.worker_profile)
    assert row["has_left"]


def test_wellbeing_is_the_mean_of_each_week(cast):
    support = SupportFactory(worker=cast.worker_profile)
    for days, rating in [(0, 5), (6, 2), (7, 4), (27, 1)]:
        SessionFactory(support=support, date=TODAY - timedelta(days=days), wellbeing=rating)
    row = next(row for row in rows(cast.lead) if row["worker"] == cast.worker_profile)
    assert row["trend"]["words"] == "1, –, 4, 3.5"
    assert row["trend"]["bars"] == [("0", "16", "4"), ("14", "20", "0"), ("28", "4", "16"), ("42", "6", "14")]


def test_more_workers_take_no_more_queries(busy, sign_in, django_assert_max_num_queries):
    client, url = sign_in(busy.lead), reverse("home")
    with django_assert_max_num_queries(100) as few:
        client.get(url)
    for _ in range(4):
        SessionFactory(support=SupportFactory(worker=WorkerFactory(team=busy.north)))
    with django_assert_max_num_queries(len(few)):
        client.get(url)


@pytest.mark.parametrize("name", ["supervision_list", "due_list", "action_list"])
def test_longer_lists_take_no_more_queries(busy, sign_in, name, django_assert_max_num_queries):
    client, url = sign_in(busy.lead), reverse(f"supervision:{name}")
    with django_assert_max_num_queries(100) as few:
        client.get(url)
    for _ in range(4):
        SupervisionFactory(worker=WorkerFactory(team=busy.north))
    with django_assert_max_num_queries(len(few)):
        client.get(url)


@pytest.mark.parametrize(
    ("key", "board", "numbers"),
    [
        ("lead", True, 200),
        ("manager", False, 200),
        ("supervisor", False, 403),
        ("worker", False, 403),
        ("admin", False, 403),
    ],
)
def test_the_dashboard_is_for_leads_and_the_figures_for_managers_too(cast, sign_in, key, board, numbers):
    client = sign_in(getattr(cast, key))
    page = client.get(reverse("home"))
    assert ("Each worker" in page.text) == bool(page.context["dashboard"]) == board
    assert client.get(reverse("supervision:figures")).status_code == numbers
