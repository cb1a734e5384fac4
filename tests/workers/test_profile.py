from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Role
from tests.factories import MembershipFactory, SupportFactory, UserFactory, WorkerFactory, days_ago, user_with
from workers.actions.employment import change_supervisor, edit_employment, record_leaving
from workers.actions.workers import add_worker
from workers.choices import supervisors_of
from workers.models import Stage, Worker
from workers.todos import todos

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("stage", "hours", "agreed", "expected"),
    [
        ("established", "37.5", None, 12),
        ("established", "18.75", None, 6),
        ("developing", "22.5", None, 5),
        ("induction", "4", None, 1),
        ("established", "48", None, 12),
        ("established", "37.5", 3, 3),
        ("established", "37.5", 0, 0),
    ],
)
def test_capacity_is_as_agreed_or_the_stages_scaled_by_hours(stage, hours, agreed, expected):
    worker = Worker(stage=Stage.objects.get(code=stage), weekly_hours=Decimal(hours), agreed_caseload=agreed)
    assert worker.capacity == expected


def post_data(worker, **changed):
    return {
        "line_manager": worker.line_manager_id,
        "supervisor": worker.supervisor_id,
        "stage": worker.stage_id,
        "employment": "employee",
        "band": "3",
        "weekly_hours": "30",
        "started_on-day": "1",
        "started_on-month": "6",
        "started_on-year": "2025",
    } | changed


def test_edit_employment_changes_hours_and_pay(cast, sign_in):
    url = reverse("workers:edit_employment", args=[cast.worker_profile.pk])
    answers = {"is_paid": "yes", "paid_for": "All hours"}
    answer = sign_in(cast.lead).post(url, post_data(cast.worker_profile, **answers))
    assert answer.status_code == 302
    worker = Worker.objects.get(pk=cast.worker_profile.pk)
    assert (worker.weekly_hours, worker.is_paid, worker.paid_for) == (30, True, "All hours")


def test_edit_employment_refuses_ends_before_the_first_day(cast, sign_in):
    url = reverse("workers:edit_employment", args=[cast.worker_profile.pk])
    early = {"day": "31", "month": "5", "year": "2025"}
    sent = {
        f"{name}-{part}": value for name in ("probation_ends_on", "contract_ends_on") for part, value in early.items()
    }
    errors = sign_in(cast.lead).post(url, post_data(cast.worker_profile, **sent)).context["form"].errors
    assert errors == {
        "probation_ends_on": ["Probation must end on 1 June 2025, the first day, or later"],
        "contract_ends_on": ["The contract must end on 1 June 2025, the first day, or later"],
    }


def leaving(day, **more):
    return {"left_on-day": day.day, "left_on-month": day.month, "left_on-year": day.year} | more


def test_record_leaving_says_when_the_day_is_before_the_start(cast, sign_in):
    url = reverse("workers:record_leaving", args=[cast.worker_profile.pk])
    answer = sign_in(cast.lead).post(url, leaving(days_ago(400)))
    assert answer.context["form"].errors["left_on"] == ["The leaving date must be after the start date."]


def test_leaving_asks_who_takes_over_what_the_worker_looks_after(cast, sign_in):
    SupportFactory(worker=cast.worker_profile)
    url, today = reverse("workers:record_leaving", args=[cast.worker_profile.pk]), days_ago(0)
    answer = sign_in(cast.lead).post(url, leaving(today))
    [error] = answer.context["form"].errors["go_ahead"]
    assert error.startswith("Nobody would look after 1 support in Northside peer support.")
    assert f"/users/{cast.worker.pk}/hand-over/" in sign_in(cast.lead).get(cast.worker_profile.get_absolute_url()).text
    answer = sign_in(cast.lead).post(url, leaving(today, go_ahead="on"))
    assert answer.status_code == 302
    cast.worker_profile.refresh_from_db()
    assert cast.worker_profile.left_on == today


def test_who_stays_after_all_has_no_leaving_date(cast, sign_in):
    record_leaving(worker=cast.worker_profile, by=cast.lead, left_on=days_ago(-9))
    sign_in(cast.lead).post(reverse("workers:record_leaving", args=[cast.worker_profile.pk]), {})
    cast.worker_profile.refresh_from_db()
    assert cast.worker_profile.left_on is None


def test_edit_employment_tells_when_somebody_changed_it_meanwhile(cast, sign_in):
    url = reverse("workers:edit_employment", args=[cast.worker_profile.pk])
    seen = cast.worker_profile.updated_at.isoformat()
    edit_employment(worker=cast.worker_profile, by=cast.lead, weekly_hours=20)
    answer = sign_in(cast.lead).post(url, post_data(cast.worker_profile, seen=seen))
    assert "Somebody changed this while you were writing" in answer.text
    assert "This is now “20.0”" in answer.text


def test_nobody_becomes_their_own_supervisor(cast):
    with pytest.raises(ValidationError, match="nobody supervises themselves"):
        change_supervisor(worker=cast.worker_profile, by=cast.lead, supervisor=cast.worker)


def test_only_people_who_may_supervise_in_the_team_are_offered(cast):
    left = user_with(Role.LEAD, cast.north)
    left.memberships.update(ends_at=left.memberships.get().starts_at)
    assert set(supervisors_of([cast.north])) == {cast.lead, cast.supervisor}


def test_add_worker_makes_the_profile_in_the_team_of_the_role(cast, sign_in):
    newcomer = user_with(Role.WORKER, cast.north, name="Nia Newcomer")
    data = post_data(cast.worker_profile, user=newcomer.pk)
    answer = sign_in(cast.lead).post(reverse("workers:add_worker"), data)
    assert answer.status_code == 302
    assert newcomer.worker.team == cast.north
    assert newcomer.worker.get_absolute_url() == answer["Location"]


@pytest.mark.parametrize("key", ["worker", "worker3", "coordinator"])
def test_add_worker_offers_only_those_with_the_role_and_no_profile(cast, sign_in, key):
    user = getattr(cast, key)
    data = post_data(cast.worker_profile, user=user.pk)
    answer = sign_in(cast.lead).post(reverse("workers:add_worker"), data)
    assert answer.status_code == 200
    assert "This person has a profile already, or is not a worker of your team" in answer.text


def test_a_second_profile_is_refused_also_where_the_form_was_opened_before_the_first(cast):
    newcomer = user_with(Role.WORKER, cast.north)
    facts = {"line_manager": cast.lead, "supervisor": cast.lead, "stage": cast.worker_profile.stage}
    add_worker(user=newcomer, team=cast.north, by=cast.lead, started_on=days_ago(1), **facts)
    with pytest.raises(ValidationError, match="has a profile already"):
        add_worker(user=newcomer, team=cast.north, by=cast.lead, started_on=days_ago(1), **facts)


def test_add_worker_wants_a_supervisor_of_that_team(cast, sign_in):
    MembershipFactory(user=cast.lead, role=Role.LEAD, team=cast.south)
    newcomer = user_with(Role.WORKER, cast.south)
    data = post_data(cast.worker_profile, user=newcomer.pk, supervisor=cast.supervisor.pk)
    answer = sign_in(cast.lead).post(reverse("workers:add_worker"), data)
    assert "Select somebody who may supervise in Southside peer support" in answer.text


def test_a_worker_edits_about_me_in_their_own_words(cast, sign_in):
    url = reverse("workers:edit_about_me", args=[cast.worker_profile.pk])
    answer = sign_in(cast.worker).post(url, {"about_me": "I garden.", "introduction": "Hello, I am Wren."})
    assert answer.status_code == 302
    url = reverse("workers:edit_working", args=[cast.worker_profile.pk])
    sign_in(cast.worker).post(url, {"working_days": ["1", "0"], "modes": ["11", "01"]})
    cast.worker_profile.refresh_from_db()
    assert cast.worker_profile.about_me == "I garden."
    assert cast.worker_profile.working_days_in_words == "Monday, Tuesday"
    assert cast.worker_profile.modes_in_words == "Face to face, Video"
    page = sign_in(cast.worker).get(reverse("workers:my_profile")).text
    assert "I garden." in page
    assert "Hello, I am Wren." in page


@pytest.mark.parametrize(
    ("key", "status"),
    [("worker", 200), ("lead", 403), ("worker2", 404), ("lead2", 404), ("manager", 404), ("admin", 404)],
)
def test_nobody_else_writes_the_workers_own_words(cast, sign_in, key, status):
    url = reverse("workers:edit_about_me", args=[cast.worker_profile.pk])
    assert sign_in(getattr(cast, key)).get(url).status_code == status


@pytest.mark.parametrize(
    ("key", "detail", "edit"),
    [
        ("worker2", 200, 403),
        ("lead", 200, 200),
        ("supervisor", 200, 403),
        ("worker", 404, 404),
        ("lead2", 404, 404),
        ("coordinator", 404, 404),
        ("manager", 404, 404),
        ("admin", 404, 404),
    ],
)
def test_a_profile_is_for_its_worker_their_lead_and_supervisor(cast, sign_in, key, detail, edit):
    client, pk = sign_in(getattr(cast, key)), cast.worker2_profile.pk
    assert client.get(reverse("workers:worker_detail", args=[pk])).status_code == detail
    assert client.get(reverse("workers:edit_employment", args=[pk])).status_code == edit


def test_a_supervisor_does_not_read_the_terms_of_employment(cast, sign_in):
    url = reverse("workers:worker_detail", args=[cast.worker2_profile.pk])
    assert "DBS check" in sign_in(cast.lead).get(url).text
    assert "DBS check" not in sign_in(cast.supervisor).get(url).text


@pytest.mark.parametrize(("key", "offered"), [("lead", True), ("supervisor", False), ("worker", False)])
def test_the_profile_offers_supervision_to_who_schedules_it(cast, sign_in, key, offered):
    profile = cast.worker_profile
    page = sign_in(getattr(cast, key)).get(profile.get_absolute_url(), follow=True)
    assert (reverse("supervision:schedule", args=[profile.pk]) in page.text) is offered


def test_a_worker_without_a_profile_is_told_whom_to_ask(cast, sign_in):
    newcomer = user_with(Role.WORKER, cast.north)
    assert (
        "a team lead of Northside peer support adds your profile"
        in sign_in(newcomer).get(reverse("workers:my_profile")).text
    )


def test_the_list_shows_a_leads_team_and_nobody_elses(cast, sign_in):
    text = sign_in(cast.lead).get(reverse("workers:worker_list")).text
    assert cast.worker.name in text
    assert cast.worker3.name not in text


def test_the_list_leaves_out_those_who_left_until_asked(cast, sign_in):
    WorkerFactory(team=cast.north, user=UserFactory(name="Gone Away"), left_on=days_ago(3))
    client, url = sign_in(cast.lead), reverse("workers:worker_list")
    assert "Gone Away" not in client.get(url).text
    assert "Gone Away" in client.get(url, {"left": "yes"}).text


@pytest.mark.parametrize("name", ["workers:worker_list", "training:training_matrix"])
def test_more_workers_take_no_more_queries(cast, sign_in, name, django_assert_max_num_queries):
    client, url = sign_in(cast.lead), reverse(name)
    with django_assert_max_num_queries(100) as few:
        client.get(url)
    for _ in range(5):
        WorkerFactory(team=cast.north)
    with django_assert_max_num_queries(len(few)):
        client.get(url)


@pytest.mark.parametrize(("days", "role_now"), [(0, False), (5, False), (-1, True)])
def test_the_role_ends_when_the_day_they_left_begins(cast, days, role_now):
    record_leaving(worker=cast.worker_profile, by=cast.lead, left_on=days_ago(days))
    membership = cast.worker.memberships.get()
    assert timezone.localdate(membership.ends_at) == days_ago(days)
    assert (Role.WORKER in User.objects.get(pk=cast.worker.pk).roles) == role_now


def test_leaving_ends_no_role_elsewhere(cast):
    MembershipFactory(user=cast.worker, role=Role.SUPERVISOR, team=cast.north)
    record_leaving(worker=cast.worker_profile, by=cast.lead, left_on=days_ago(0))
    assert User.objects.get(pk=cast.worker.pk).roles == {Role.SUPERVISOR}


def test_a_worker_whose_supervisor_left_is_urgent_for_the_lead(cast, sign_in):
    cast.supervisor.memberships.update(ends_at=timezone.now())
    line = next(line for line in todos(cast.lead, days_ago(0)) if "nobody" in line.title)
    assert (line.count, line.urgent) == (1, True)
    page = sign_in(cast.lead).get(line.url).context["page_obj"]
    assert list(page) == [cast.worker2_profile]


def test_a_supervisor_with_a_closed_account_supervises_nobody(cast):
    assert not Worker.objects.without_supervisor(timezone.now()).exists()
    User.objects.filter(pk=cast.supervisor.pk).update(is_active=False)
    assert Worker.objects.without_supervisor(timezone.now()).get() == cast.worker2_profile


def test_a_worker_ticks_languages_and_adds_others(cast, sign_in):
    url = reverse("workers:edit_languages", args=[cast.worker_profile.pk])
    answer = sign_in(cast.worker).post(url, {"languages": ["Urdu", "English"], "languages_others": "Sandawe"})
    assert answer.status_code == 302
    cast.worker_profile.refresh_from_db()
    assert cast.worker_profile.languages == "English, Urdu, Sandawe"
