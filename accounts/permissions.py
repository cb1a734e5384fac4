"""What each role may do: one table, in words that a page can show.

Which rows somebody reaches is decided by each QuerySet's `visible_to(user)`; what they may
do with a row they reach is decided here.
"""

from functools import reduce
from operator import or_

from django.core.exceptions import PermissionDenied
from django.db import models

# The rows that a permission gives to somebody who does not hold it: none, at no cost to the query.
NOTHING = models.Q(pk__in=[])


def in_teams(field, teams):
    """The rows whose `field` is one of these teams."""
    return models.Q(**{f"{field}__in": teams}) if teams else NOTHING


def any_of(*rules):
    """The rows that one of the rules gives. Those that give nothing stay out of the query: Django works on each."""
    giving = [rule for rule in rules if rule is not NOTHING]
    return reduce(or_, giving) if giving else NOTHING


class Role(models.TextChoices):
    COORDINATOR = "coordinator", "Care coordinator"
    WORKER = "worker", "Peer support worker"
    LEAD = "lead", "Team lead"
    SUPERVISOR = "supervisor", "Supervisor"
    MANAGER = "manager", "Service manager"
    ADMINISTRATOR = "administrator", "Administrator"


class Permission(models.TextChoices):
    """A deed, and the plain words in which administrators read it."""

    REFER = "refer", "Write, send and withdraw referrals for their referring team"
    FOLLOW_REFERRALS = "follow_referrals", "Follow what became of their referring team's referrals"
    TRIAGE = "triage", "Ask for information, accept and decline referrals to their peer support team"
    MATCH = "match", "Choose a peer support worker for somebody who is waiting"
    SEE_TEAM_RECORDS = "see_team_records", "Read the referrals and supports of their peer support team"
    SUPPORT = (
        "support",
        "Answer offers, log sessions, set goals, hold reviews and end supports of the people they support",
    )
    MANAGE_SUPPORTS = "manage_supports", "Extend, pause and end any support of their team, and answer concerns"
    SEE_TRAIL = "see_trail", "See who has looked at the records of their team"
    SEE_OWN_PROFILE = "see_own_profile", "See their own worker profile, training and supervision"
    MANAGE_WORKERS = "manage_workers", "Look after worker profiles and training records of their team"
    SUPERVISE = "supervise", "Schedule, hold and record supervision for the workers they supervise"
    SEE_DASHBOARD = "see_dashboard", "See their team's supervision dashboard"
    SEE_FIGURES = "see_figures", "See figures for their teams, without names or notes"
    MANAGE_ACCOUNTS = "manage_accounts", "Invite people, give and end roles, deactivate accounts, edit teams and lists"


P = Permission
ROLES = {
    Role.COORDINATOR: frozenset({P.REFER, P.FOLLOW_REFERRALS}),
    Role.WORKER: frozenset({P.SUPPORT, P.SEE_OWN_PROFILE}),
    Role.LEAD: frozenset(
        {
            P.TRIAGE,
            P.MATCH,
            P.SEE_TEAM_RECORDS,
            P.MANAGE_SUPPORTS,
            P.SEE_TRAIL,
            P.MANAGE_WORKERS,
            P.SUPERVISE,
            P.SEE_DASHBOARD,
            P.SEE_FIGURES,
        }
    ),
    Role.SUPERVISOR: frozenset({P.SUPERVISE}),
    Role.MANAGER: frozenset({P.SEE_FIGURES}),
    Role.ADMINISTRATOR: frozenset({P.MANAGE_ACCOUNTS}),
}


def permissions_of(role):
    """The permissions of one role (a Role or its value)."""
    return ROLES[Role(role)]


def roles_with(permission):
    """The roles that grant `permission`."""
    return [role for role, permissions in ROLES.items() if permission in permissions]


def can(user, permission, obj=None):
    """Whether `user` holds `permission` now, in a team that `obj` belongs to.

    `obj` names its teams in `permission_team_ids()`; without `obj` any team will do.
    """
    if not user.is_authenticated:
        return False
    teams = user.teams_with(permission)
    return bool(teams if obj is None else teams & set(obj.permission_team_ids()))


def require(user, permission, obj=None):
    """Raise PermissionDenied (403) unless `can` says yes."""
    if not can(user, permission, obj):
        raise PermissionDenied


def requires(permission):
    """Decorate a view: 403 for anybody whose roles do not grant `permission` in any team."""

    def decorate(view):
        def guarded(request, *args, **kwargs):
            require(request.user, permission)
            return view(request, *args, **kwargs)

        guarded.__name__ = view.__name__
        guarded.__doc__ = view.__doc__
        guarded.permission = permission
        return guarded

    return decorate
