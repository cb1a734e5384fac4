"""Whoever lets somebody go reads first what would have no owner, and goes ahead only knowing it."""

import pytest

from accounts.models import User
from accounts.permissions import Role
from support.actions.concerns import acknowledge_concern, raise_concern
from tests.factories import MembershipFactory, SupportFactory, user_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def support(cast):
    return SupportFactory(worker=cast.worker_profile)


def deactivate_url(user):
    return f"/users/{user.pk}/deactivate/"


def is_active(user):
    return User.objects.get(pk=user.pk).is_active


def test_deactivating_shows_what_a_worker_looks_after_and_where_to_hand_it_over(cast, support, sign_in):
    page = sign_in(cast.admin).get(deactivate_url(cast.worker)).text
    assert "Left without an owner" in page
    assert "1 support in Northside peer support" in page
    assert f"/users/{cast.worker.pk}/hand-over/" in page
    assert support.person.called not in page


def test_deactivating_is_refused_until_it_is_handed_over_or_the_tick_is_set(cast, support, sign_in):
    page = sign_in(cast.admin).post(deactivate_url(cast.worker))
    assert "tick to go ahead without" in page.context["form"].errors["go_ahead"][0]
    assert is_active(cast.worker)
    assert sign_in(cast.admin).post(deactivate_url(cast.worker), {"go_ahead": "on"}).status_code == 302
    assert not is_active(cast.worker)


def test_who_looks_after_nothing_is_deactivated_as_before(cast, sign_in):
    page = sign_in(cast.admin).get(deactivate_url(cast.coordinator))
    assert "Left without an owner" not in page.text
    assert sign_in(cast.admin).post(deactivate_url(cast.coordinator)).status_code == 302
    assert not is_active(cast.coordinator)


def test_deactivating_a_team_s_only_lead_warns(cast, sign_in):
    words = "Northside peer support, which has no other team lead"
    assert words in sign_in(cast.admin).get(deactivate_url(cast.lead)).text
    user_with(Role.LEAD, cast.north)
    assert words not in sign_in(cast.admin).get(deactivate_url(cast.lead)).text


def test_a_lead_s_concerns_and_workers_are_named(cast, support, sign_in):
    concern = raise_concern(support=support, by=cast.worker, kind="risk", text="Worried.")
    acknowledge_concern(concern=concern, by=cast.lead)
    left = sign_in(cast.admin).get(deactivate_url(cast.lead)).context["left"]
    assert left == [
        "2 workers they supervise or manage in Northside peer support",
        "1 concern taken on in Northside peer support",
        "Northside peer support, which has no other team lead",
    ]


def test_ending_a_role_shows_what_this_role_alone_looks_after(cast, support, sign_in):
    held = cast.worker.memberships.get()
    page = sign_in(cast.admin).get(f"/memberships/{held.pk}/end/")
    assert page.context["left"] == ["1 support in Northside peer support"]
    assert sign_in(cast.admin).post(f"/memberships/{held.pk}/end/").status_code == 200
    assert sign_in(cast.admin).post(f"/memberships/{held.pk}/end/", {"go_ahead": "on"}).status_code == 302


def test_ending_one_of_two_roles_leaves_what_the_other_looks_after(cast, sign_in):
    MembershipFactory(user=cast.lead, team=cast.north, role=Role.SUPERVISOR)
    held = cast.lead.memberships.get(role=Role.SUPERVISOR)
    assert sign_in(cast.admin).get(f"/memberships/{held.pk}/end/").context["left"] == []
    held = cast.lead.memberships.get(role=Role.LEAD)
    left = sign_in(cast.admin).get(f"/memberships/{held.pk}/end/").context["left"]
    assert left == ["Northside peer support, which has no other team lead"]


def team_answers(cast, **more):
    return {"name": cast.north.name, "region": "scotland"} | more


def test_closing_a_team_says_what_is_open_in_it(cast, support, sign_in):
    url = f"/teams/{cast.north.pk}/edit/"
    page = sign_in(cast.admin).post(url, team_answers(cast))
    assert "1 support" in page.context["form"].errors["go_ahead"][0]
    assert sign_in(cast.admin).post(url, team_answers(cast, is_active="on")).status_code == 302
    assert sign_in(cast.admin).post(url, team_answers(cast, go_ahead="on")).status_code == 302
    cast.north.refresh_from_db()
    assert not cast.north.is_active
