"""Who may be chosen: as supervisor in a team, as a new worker of a team."""

from django.utils import timezone

from accounts.models import Membership, User
from accounts.permissions import Permission, Role, roles_with


def memberships(teams, *roles, now=None):
    """Memberships with one of these roles in these teams, in force now."""
    return Membership.objects.current(now or timezone.now()).with_role(*roles).filter(team__in=teams)


def supervisors_of(teams, now=None):
    """Users who may supervise, or line manage, workers of these teams."""
    held = memberships(teams, *roles_with(Permission.SUPERVISE), now=now)
    return User.objects.filter(is_active=True, memberships__in=held).distinct()


def users_without_profile(teams, now=None):
    """Users who hold the worker role in one of these teams and have no worker profile yet."""
    holders = memberships(teams, Role.WORKER, now=now)
    return User.objects.filter(is_active=True, worker__isnull=True, memberships__in=holders).distinct()


def team_of(user, teams, now=None):
    """The team, among these, in which `user` works as a peer support worker; None where there is none."""
    membership = memberships(teams, Role.WORKER, now=now).filter(user=user).select_related("team").first()
    return membership.team if membership else None
