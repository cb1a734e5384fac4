"""Roles that lack what they need are listed for those who can help, and said to whom it concerns."""

import pytest

from accounts.actions.people import deactivate, invite
from accounts.permissions import Role
from groundwork.todos import lines
from notices.models import Notice
from peersupport.todos import COUNTED
from tests.factories import days_ago, user_with
from tests.helpers import told
from tests.reminding import claim_at, morning, today
from workers.gaps import lacking
from workers.reminders import REMINDERS

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer(cast):
    return user_with(Role.WORKER, cast.north, name="Nia Newcomer")


def titles(user):
    return [line.title for line in lines(user, days_ago(0), COUNTED)]


def names(rows):
    return {str(row.user) for row in rows}


def test_everybody_of_the_cast_has_what_they_need(cast):
    assert not lacking(days_ago(0)).exists()
    assert "Roles that lack something" not in titles(cast.lead) + titles(cast.admin)
    assert "Teams without a team lead" not in titles(cast.admin)


def test_a_worker_without_a_profile_is_listed_for_lead_and_administrator(cast, newcomer, sign_in):
    for user in (cast.lead, cast.admin):
        assert "Roles that lack something" in titles(user)
        page = sign_in(user).get("/workers/gaps/").text
        assert "Nia Newcomer" in page
        assert "No worker profile yet" in page
    assert "Nia Newcomer" not in sign_in(cast.lead2).get("/workers/gaps/").text
    assert "Roles that lack something" not in titles(cast.lead2)


def test_one_who_is_invited_is_listed_too(cast):
    invite(by=cast.admin, email="new@example.org", name="Ira Invited", role=Role.WORKER, team=cast.north)
    assert names(lacking(days_ago(0))) == {"Ira Invited"}


def test_somebody_deactivated_lacks_nothing(cast, newcomer):
    deactivate(user=newcomer, by=cast.admin)
    assert not lacking(days_ago(0)).exists()


def test_a_supervisor_with_nobody_to_supervise_is_listed(cast, sign_in):
    user_with(Role.SUPERVISOR, cast.north, name="Ivo Idle")
    assert names(lacking(days_ago(0))) == {"Ivo Idle"}
    assert "Supervises nobody yet" in sign_in(cast.lead).get("/workers/gaps/").text


def test_a_supervisor_who_is_line_manager_of_somebody_has_enough_to_do(cast):
    cast.worker2_profile.supervisor, cast.worker2_profile.line_manager = cast.lead, cast.supervisor
    cast.worker2_profile.save()
    assert not lacking(days_ago(0)).exists()


def test_a_supervisor_whose_last_worker_has_left_is_listed(cast):
    cast.worker2_profile.left_on = days_ago(0)
    cast.worker2_profile.save()
    assert names(lacking(days_ago(0))) == {"Sunita Rao"}


def test_a_team_without_a_lead_is_listed_for_the_administrator(cast, sign_in):
    deactivate(user=cast.lead, by=cast.admin)
    assert "Teams without a team lead" in titles(cast.admin)
    rows = sign_in(cast.admin).get("/teams/?lead=none").context["page_obj"]
    assert [team.name for team in rows] == ["Northside peer support"]


def test_the_lead_is_reminded_and_the_newcomer_reads_who_was_told(cast, newcomer, sign_in):
    page = sign_in(newcomer).get("/").text
    assert "You do not have a worker profile in Northside peer support yet" in page
    assert "Nobody has been told yet." in page
    claim_at(morning(today()), REMINDERS)
    assert told(cast.lead) == ["profile_missing"]
    assert not told(cast.lead2) + told(cast.admin)
    for address in ("/", "/my-profile/"):
        assert "<li>Lena Fairweather, " in sign_in(newcomer).get(address).text
    assert sign_in(cast.lead).get(Notice.objects.get().path).status_code == 200


def test_with_no_lead_there_the_administrators_are_told(cast, newcomer):
    deactivate(user=cast.lead, by=cast.admin)
    claim_at(morning(today()), REMINDERS)
    assert told(cast.admin) == ["profile_missing"]


def test_a_worker_with_a_profile_reads_nothing_of_it(cast, sign_in):
    assert "worker profile" not in sign_in(cast.worker).get("/").text
