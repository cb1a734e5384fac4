"""Who may be chosen: as supervisor in a team, as a new worker of a team."""

from django.utils import timezone

from accounts.models import Membership, User
from accounts.permissions import Permission, Role, roles_with


def supervisors_of(teams, now=None):
    """Users who may supervise, or line manage, workers of these teams."""
    return User.objects.there(now or timezone.now(), *roles_with(Permission.SUPERVISE), team__in=teams)


def users_without_profile(teams, now=None):
    """Users who hold the worker role in one of these teams and have no worker profile yet, the invited among them."""
    holders = User.objects.holding(now or timezone.now(), role=Role.WORKER, team__in=teams)
    return holders.not_deactivated().filter(worker__isnull=True)


def team_of(user, teams, now=None):
    """The team, among these, in which `user` works as a peer support worker; None where there is none."""
    held = Membership.objects.current(now or timezone.now()).with_role(Role.WORKER)
    membership = held.filter(user=user, team__in=teams).select_related("team").first()
    return membership.team if membership else None
