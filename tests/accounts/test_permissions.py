from datetime import timedelta

import pytest
from django.db.models import Q
from django.utils import timezone

from accounts.models import Membership, User
from accounts.permissions import Permission, Role
from groundwork.permissions import NOTHING, any_of, can, in_teams
from tests.factories import MembershipFactory, TeamFactory, UserFactory

pytestmark = pytest.mark.django_db


def fresh(user):
    return User.objects.get(pk=user.pk)


def test_a_role_grants_its_permissions_in_its_team_only(cast):
    assert can(cast.lead, Permission.MANAGE_WORKERS, cast.worker_profile)
    assert not can(cast.lead, Permission.MANAGE_WORKERS, cast.worker3_profile)
    assert not can(cast.coordinator, Permission.MANAGE_WORKERS)


def test_an_ended_membership_grants_nothing(cast):
    cast.lead.memberships.update(ends_at=timezone.now() - timedelta(seconds=1))
    assert not can(fresh(cast.lead), Permission.TRIAGE)


def test_a_deactivated_account_may_do_nothing(cast):
    User.objects.filter(pk=cast.lead.pk).update(is_active=False)
    assert not can(fresh(cast.lead), Permission.TRIAGE)


def test_the_same_role_cannot_be_held_twice_at_once():
    membership = MembershipFactory(role=Role.LEAD, team=TeamFactory())
    again = Membership(user=membership.user, role=Role.LEAD, team=membership.team)
    with pytest.raises(Exception, match="already holds this role"):
        again.full_clean()


def test_only_administrators_have_no_team():
    with pytest.raises(Exception, match="Only administrators have none"):
        Membership(user=UserFactory(), role=Role.LEAD).full_clean()


def test_rules_that_give_nothing_stay_out_of_the_query():
    own = Q(name="Wren")
    assert any_of(NOTHING, own, in_teams("team", set())) == own
    assert any_of(NOTHING, in_teams("team", frozenset())) is NOTHING


def test_nobody_is_shown_anything_by_rules_that_give_nothing(cast):
    assert not User.objects.filter(any_of(NOTHING)).exists()
