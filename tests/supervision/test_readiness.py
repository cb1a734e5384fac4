"""What clinical teams have ready for the peer workers in them: who looks after it, and who is shown what is open."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.actions.hand_over import hand_over
from accounts.actions.people import deactivate
from accounts.permissions import Role
from accounts.stranded import BELONGINGS, stranded_for
from groundwork.todos import lines
from notices.actions import settle_notices
from notices.models import Notice
from supervision.actions.readiness import plan_readiness
from supervision.models import Readiness, ReadinessItem, host_teams, not_ready
from supervision.todos import todos
from tests.cast import ROLES_OF_CAST
from tests.factories import MembershipFactory, ReferringTeamFactory, TeamFactory, days_ago
from tests.helpers import count_queries, told
from workers.models import Worker

pytestmark = pytest.mark.django_db
LIST = reverse("supervision:host_team_list")


@pytest.fixture
def item():
    return ReadinessItem.objects.get(code="supporter")


def plan(cast, item, **answers):
    answers = {"owner": cast.manager, "due_on": days_ago(-20)} | answers
    return plan_readiness(team=cast.north_referring, item=item, by=cast.lead, **answers)


def page_of(cast):
    return reverse("supervision:host_team", args=[cast.north_referring.pk])


def is_open(user):
    return "Host teams with something open" in [todo.title for todo in lines(user, days_ago(0), [todos])]


@pytest.mark.parametrize("who", ROLES_OF_CAST)
def test_what_is_open_shows_to_lead_and_manager(cast, who):
    user = getattr(cast, who)
    north = who in ("lead", "manager")
    assert (cast.north_referring in not_ready(user, days_ago(0))) == north
    assert is_open(user) == (who in ("lead", "lead2", "manager"))


def test_a_host_team_is_one_in_which_workers_are_employed(cast):
    today = days_ago(0)
    ReferringTeamFactory(refers_to=TeamFactory())
    closed = ReferringTeamFactory(refers_to=cast.north, is_active=False)
    assert list(host_teams(cast.lead, today)) == [cast.north_referring]
    assert closed not in host_teams(cast.lead, today)
    Worker.objects.filter(team=cast.north).update(left_on=today)
    assert not host_teams(cast.lead, today).exists()


def test_a_team_is_ready_with_everything_on_the_list(cast):
    for item in ReadinessItem.objects.offered():
        assert is_open(cast.lead)
        plan(cast, item, done_on=days_ago(0))
    assert not is_open(cast.lead)
    ReadinessItem.objects.create(code="desk", label="A desk")
    assert is_open(cast.lead)
    ReadinessItem.objects.filter(code="desk").update(is_active=False)
    assert not is_open(cast.lead)


def test_a_lead_plans_it_and_the_owner_hears(cast, item, sign_in):
    address = reverse("supervision:plan_readiness", args=[cast.north_referring.pk, item.code])
    day = days_ago(-20)
    due = {"due_on-day": day.day, "due_on-month": day.month, "due_on-year": day.year}
    client = sign_in(cast.lead)
    assert "Choose who looks after this" in client.post(address, due).text
    page = client.post(address, due | {"owner": cast.manager.pk, "agreed": "The ward manager"}, follow=True).text
    assert "The ward manager" in page
    assert f"{cast.manager.name} looks after it" in page
    assert told(cast.manager) == ["readiness_to_plan"]
    assert "The ward manager" in sign_in(cast.manager).get(page_of(cast)).text


def test_of_two_who_plan_the_second_hears_of_the_first(cast, item, sign_in):
    address = reverse("supervision:plan_readiness", args=[cast.north_referring.pk, item.code])
    day = days_ago(-20)
    typed = {"owner": cast.lead.pk, "due_on-day": day.day, "due_on-month": day.month, "due_on-year": day.year}
    client = sign_in(cast.lead)
    assert client.get(address).context["form"].hidden_values["seen"] == ""
    row = plan(cast, item, done_on=days_ago(1), agreed="The ward manager")
    answer = client.post(address, typed | {"seen": ""})
    assert "Somebody changed this while you were writing" in answer.text
    row.refresh_from_db()
    assert row.agreed == "The ward manager"
    assert client.post(address, typed | {"seen": row.updated_at.isoformat()}).status_code == 302
    row.refresh_from_db()
    assert (row.done_on, row.agreed) == (None, "")


def test_who_cannot_see_it_is_not_chosen(cast, item, sign_in):
    address = reverse("supervision:plan_readiness", args=[cast.north_referring.pk, item.code])
    owners = sign_in(cast.lead).get(address).context["form"].fields["owner"].queryset
    assert set(owners) == {cast.lead, cast.manager}


def test_it_is_ready_and_that_is_taken_back(cast, item, sign_in):
    plan(cast, item)
    row = plan(cast, item, done_on=days_ago(1))
    assert Readiness.objects.count() == 1
    settle_notices(notices=Notice.objects.all())
    assert not Notice.objects.unread().filter(kind="readiness_to_plan").exists()
    assert "Ready</strong> since" in sign_in(cast.lead).get(page_of(cast)).text
    plan(cast, item)
    row.refresh_from_db()
    assert row.done_on is None
    assert row.events.count() == 3


def test_it_is_not_ready_on_a_day_to_come(cast, item):
    with pytest.raises(ValidationError, match="cannot lie ahead"):
        plan(cast, item, done_on=days_ago(-1))


def test_what_is_late_and_whose_owner_is_gone_shows(cast, item, sign_in):
    plan(cast, item, due_on=days_ago(1))
    assert "1 overdue" in sign_in(cast.lead).get(LIST).text
    cast.manager.is_active = False
    cast.manager.save()
    page = sign_in(cast.lead).get(page_of(cast)).text
    assert "Overdue" in page
    assert "Is not there any more" in page
    assert Readiness.objects.without_owner().exists()


def test_what_a_manager_leaves_behind_is_handed_over(cast, item, sign_in):
    row = plan(cast, item)
    deactivate(user=cast.manager, by=cast.admin)
    assert list(stranded_for(cast.lead, days_ago(0), BELONGINGS.kinds["readiness"])) == [row]
    assert str(row) in sign_in(cast.lead).get(reverse("accounts:hand_over", args=[cast.manager.pk])).text
    hand_over(user=cast.manager, by=cast.lead, to=[("readiness", row.pk, cast.lead)])
    row.refresh_from_db()
    assert row.owner == cast.lead
    assert not stranded_for(cast.lead, days_ago(0), BELONGINGS.kinds["readiness"]).exists()


def test_a_retired_item_stays_where_it_was_planned(cast, item, sign_in):
    plan(cast, item, agreed="Two of the nurses")
    ReadinessItem.objects.update(is_active=False)
    page = sign_in(cast.lead).get(page_of(cast)).text
    assert "Two of the nurses" in page
    assert "A named supporter in the team (no longer on the list)" in page
    other = ReadinessItem.objects.exclude(pk=item.pk).first()
    address = reverse("supervision:plan_readiness", args=[cast.north_referring.pk, other.code])
    assert sign_in(cast.lead).get(address).status_code == 404


def test_the_list_takes_as_many_questions_however_long_it_is(cast, item, sign_in):
    client = sign_in(cast.lead)
    client.get(LIST)
    before = count_queries(client, LIST)
    for _ in range(4):
        ReferringTeamFactory(refers_to=cast.north)
    plan(cast, item)
    assert count_queries(client, LIST) == before


def test_a_lead_of_two_teams_sees_the_hosts_of_both(cast):
    MembershipFactory(user=cast.lead, role=Role.LEAD, team=cast.south)
    assert set(host_teams(cast.lead, days_ago(0))) == {cast.north_referring, cast.south_referring}
