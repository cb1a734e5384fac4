"""Whose each part of a profile is: the line manager's, the worker's, and a lead's only where somebody is gone."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions.hand_over import hand_over
from accounts.permissions import Role
from accounts.stranded import BELONGINGS
from groundwork.todos import lines
from notices.models import Notice
from peersupport.todos import COUNTED
from tests.factories import days_ago, user_with
from tests.helpers import told
from workers.actions.employment import (
    change_capacity,
    change_line_manager,
    change_stage,
    change_supervisor,
    edit_employment,
)
from workers.models import ProfileChange, Stage, Worker

pytestmark = pytest.mark.django_db
LINE_MANAGERS = ["edit_employment", "change_stage", "change_capacity", "check_dbs", "record_leaving"]
NAMING = ["change_line_manager", "change_supervisor"]


@pytest.fixture
def other_lead(cast):
    return user_with(Role.LEAD, cast.north, name="Lou Newlead")


def status(client, name, worker):
    return client.get(reverse(f"workers:{name}", args=[worker.pk])).status_code


@pytest.mark.parametrize("name", [*LINE_MANAGERS, *NAMING])
def test_a_lead_who_is_not_line_manager_changes_nothing_of_the_employment(cast, other_lead, sign_in, name):
    assert status(sign_in(cast.lead), name, cast.worker_profile) == 200
    assert status(sign_in(other_lead), name, cast.worker_profile) == 403
    page = sign_in(other_lead).get(cast.worker_profile.get_absolute_url()).text
    assert reverse(f"workers:{name}", args=[cast.worker_profile.pk]) not in page
    assert "Lena Fairweather changes this, as line manager." in page


@pytest.mark.parametrize("name", [*LINE_MANAGERS, *NAMING])
def test_a_line_manager_who_leads_no_team_may(cast, sign_in, name):
    change_line_manager(worker=cast.worker_profile, by=cast.lead, line_manager=cast.supervisor)
    assert status(sign_in(cast.supervisor), name, cast.worker_profile) == 200
    assert status(sign_in(cast.lead), name, cast.worker_profile) == 403


def test_a_lead_names_a_line_manager_where_theirs_is_gone(cast, other_lead, sign_in):
    change_line_manager(worker=cast.worker_profile, by=cast.lead, line_manager=cast.supervisor)
    cast.supervisor.memberships.update(ends_at=timezone.now())
    client, worker = sign_in(other_lead), cast.worker_profile
    line = next(
        line for line in lines(other_lead, days_ago(0), COUNTED) if line.title == "Workers with no line manager"
    )
    assert (line.count, list(client.get(line.url).context["page_obj"])) == (1, [worker])
    assert status(client, "edit_employment", worker) == 403
    assert status(client, "change_supervisor", worker) == 403
    address = reverse("workers:change_line_manager", args=[worker.pk])
    assert client.post(address, {"line_manager": other_lead.pk}).status_code == 302
    assert Worker.objects.get(pk=worker.pk).line_manager == other_lead
    assert status(client, "edit_employment", worker) == 200


@pytest.mark.parametrize("who", ["line_manager", "supervisor"])
def test_who_lacks_either_waits_for_whoever_answers_for_the_team(cast, who):
    Worker.objects.filter(pk=cast.worker_profile.pk).update(**{who: cast.lead2})
    assert list(BELONGINGS.kinds["workers"].stranded(days_ago(0))) == [cast.worker_profile]


def test_a_lead_names_a_supervisor_where_theirs_is_gone(cast, other_lead, sign_in):
    cast.supervisor.memberships.update(ends_at=timezone.now())
    assert status(sign_in(other_lead), "change_supervisor", cast.worker2_profile) == 200
    assert status(sign_in(other_lead), "change_line_manager", cast.worker2_profile) == 403


def test_who_hands_over_line_management_is_led_to_a_page_they_may_open(cast, sign_in):
    change_line_manager(worker=cast.worker_profile, by=cast.lead, line_manager=cast.supervisor)
    address = reverse("workers:change_line_manager", args=[cast.worker_profile.pk])
    answer = sign_in(cast.supervisor).post(address, {"line_manager": cast.lead.pk}, follow=True)
    assert answer.status_code == 200
    assert "The line manager is changed." in answer.text


def test_only_who_may_supervise_in_the_team_is_named(cast, sign_in):
    address = reverse("workers:change_line_manager", args=[cast.worker_profile.pk])
    for user in (cast.worker, cast.lead2, cast.manager):
        form = sign_in(cast.lead).post(address, {"line_manager": user.pk}).context["form"]
        assert form.errors["line_manager"] == ["Select somebody who may supervise in Northside peer support"]


def test_those_concerned_are_told(cast):
    change_line_manager(worker=cast.worker2_profile, by=cast.lead, line_manager=cast.supervisor)
    assert told(cast.supervisor) == ["line_manager_named"]
    change_supervisor(worker=cast.worker2_profile, by=cast.lead, supervisor=cast.lead)
    assert sorted(told(cast.supervisor)) == ["line_manager_named", "supervision_passed_on"]
    assert told(cast.worker2) == ["profile_changed", "profile_changed"]
    assert not told(cast.lead)


@pytest.mark.parametrize(
    ("change", "field"),
    [(change_line_manager, "line_manager"), (change_supervisor, "supervisor")],
)
def test_naming_who_it_is_already_is_refused(cast, change, field):
    with pytest.raises(ValidationError, match="Choose somebody else, or go back"):
        change(worker=cast.worker_profile, by=cast.lead, **{field: cast.lead})


def test_each_change_stands_on_the_page_with_who_and_when(cast, other_lead, sign_in):
    edit_employment(worker=cast.worker_profile, by=cast.lead, band=5, weekly_hours="30", contract_ends_on=days_ago(-90))
    for user in (cast.worker, cast.lead, other_lead):
        page = sign_in(user).get(cast.worker_profile.get_absolute_url()).text
        assert "Band: from 3 to 5" in page
        assert "Hours a week: from 37.5 to 30" in page
        assert "by Lena Fairweather" in page
    assert Notice.objects.filter(recipient=cast.worker, kind="profile_changed").count() == 1


def test_what_is_saved_unchanged_leaves_no_line(cast):
    edit_employment(worker=cast.worker_profile, by=cast.lead, band=3, employment="employee")
    assert not ProfileChange.objects.exists()
    assert not told(cast.worker)


def test_why_is_read_by_the_worker_and_the_line_manager_alone(cast, other_lead, sign_in):
    change_capacity(worker=cast.worker_profile, by=cast.lead, agreed_caseload=5, why="Back from a long illness.")
    address = reverse("workers:worker_changes", args=[cast.worker_profile.pk])
    for user, reads in ((cast.worker, True), (cast.lead, True), (other_lead, False)):
        for page in (address, cast.worker_profile.get_absolute_url()):
            text = sign_in(user).get(page, follow=True).text
            assert "Agreed places: 5" in text
            assert ("Back from a long illness." in text) is reads


def test_a_supervisor_reads_no_changes(cast, sign_in):
    change_capacity(worker=cast.worker2_profile, by=cast.lead, agreed_caseload=2, why="Slowly.")
    assert "Agreed places" not in sign_in(cast.supervisor).get(cast.worker2_profile.get_absolute_url()).text


def test_capacity_follows_the_stage_or_what_is_agreed(cast, sign_in):
    address, client = reverse("workers:change_capacity", args=[cast.worker_profile.pk]), sign_in(cast.lead)
    assert "As their stage and hours say: 12" in client.get(address).text
    sent = {"follows": "agreed", "agreed_caseload": "5", "why": "Travels far."}
    wrong = client.post(address, sent | {"why": "", "agreed_caseload": ""}).context["form"].errors
    assert set(wrong) == {"why", "agreed_caseload"}
    assert client.post(address, sent).status_code == 302
    assert Worker.objects.get(pk=cast.worker_profile.pk).capacity == 5
    again = client.post(address, sent).context["form"].errors
    assert again == {"agreed_caseload": ["This is agreed already. Change the number, or go back"]}
    client.post(address, sent | {"follows": "stage", "why": "Moved house."})
    assert Worker.objects.get(pk=cast.worker_profile.pk).capacity == 12


@pytest.mark.parametrize("number", ["-1", "61", "2.5", "many", "9" * 30])
def test_nonsense_for_a_number_is_said_beside_the_field(cast, sign_in, number):
    address = reverse("workers:change_capacity", args=[cast.worker_profile.pk])
    sent = {"follows": "agreed", "agreed_caseload": number, "why": "x"}
    form = sign_in(cast.lead).post(address, sent).context["form"]
    assert list(form.errors) == ["agreed_caseload"]
    assert form["why"].value() == "x"


def test_the_database_wants_a_reason_and_changes_no_line(cast):
    with pytest.raises(ValidationError, match="Say why the number of places changes"):
        change_capacity(worker=cast.worker_profile, by=cast.lead, agreed_caseload=5, why="")
    change_capacity(worker=cast.worker_profile, by=cast.lead, agreed_caseload=5, why="Travels far.")
    with pytest.raises(DatabaseError, match=r"Cannot update|permission denied"), transaction.atomic():
        ProfileChange.objects.update(why="Something else.")


def test_handing_over_stands_on_the_page_too(cast):
    worker = cast.worker2_profile
    hand_over(user=cast.supervisor, by=cast.lead, to=[("workers", worker.pk, cast.lead)])
    [line] = worker.profile_changes.all()
    assert (line.label, line.before, line.after, line.by) == ("Supervisor", "Sunita Rao", "Lena Fairweather", cast.lead)


def test_the_stage_changes_from_a_day_on_and_says_why(cast, sign_in):
    worker, client = cast.worker2_profile, sign_in(cast.lead)
    developing = Stage.objects.get(code="developing")
    address = reverse("workers:change_stage", args=[worker.pk])
    day = days_ago(10)
    boxes = {"starts_on-day": day.day, "starts_on-month": day.month, "starts_on-year": day.year}
    assert set(client.post(address, {}).context["form"].errors) == {"stage", "starts_on", "why"}
    assert client.post(address, boxes | {"stage": developing.pk, "why": "Ready for more."}).status_code == 302
    worker = Worker.objects.get(pk=worker.pk)
    assert (worker.stage, worker.capacity) == (developing, 8)
    [line] = worker.stage_changes.all()
    assert (line.from_stage.code, line.to_stage, line.starts_on, line.by) == ("induction", developing, day, cast.lead)
    assert told(cast.worker2) == ["profile_changed"]
    page = sign_in(cast.worker2).get(reverse("workers:my_profile")).text
    assert "Stage: from Induction to Developing, from" in page
    assert "Ready for more." in page


def stage_of(cast, ago, code="developing"):
    stage = Stage.objects.get(code=code)
    return change_stage(worker=cast.worker2_profile, by=cast.lead, stage=stage, starts_on=days_ago(ago), why="x")


def test_a_stage_cannot_begin_before_the_one_before_it_nor_before_the_first_day(cast):
    with pytest.raises(ValidationError, match="when this stage began, or later"):
        stage_of(cast, 366)
    stage_of(cast, 20)
    with pytest.raises(ValidationError, match="when this stage began, or later"):
        stage_of(cast, 21, "established")
    stage_of(cast, 20, "induction")


def test_the_same_stage_again_is_refused(cast):
    with pytest.raises(ValidationError, match="They are at this stage already"):
        stage_of(cast, 5, "induction")


def test_a_stage_to_come_is_refused(cast, sign_in):
    address = reverse("workers:change_stage", args=[cast.worker2_profile.pk])
    day = days_ago(-2)
    sent = {"starts_on-day": day.day, "starts_on-month": day.month, "starts_on-year": day.year, "why": "x"}
    form = sign_in(cast.lead).post(address, sent | {"stage": Stage.objects.get(code="senior").pk}).context["form"]
    assert list(form.errors) == ["starts_on"]
