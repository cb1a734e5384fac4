"""Who may do what: the mechanism. Which role may do what is one table, `accounts.permissions`."""

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


def can(user, permission, obj=None):
    """Whether `user` holds `permission` now, in a team that `obj` belongs to.

    `obj` names its teams in `permission_team_ids()`; without `obj` any team will do.
    """
    if not user.is_authenticated:
        return False
    teams = user.teams_with(permission)
    return bool(teams if obj is None else teams & set(obj.permission_team_ids()))


def require(user, permission, obj=None):
    """Raise PermissionDenied (403) unless `can` says yes, or says it of one of a tuple of permissions."""
    permissions = permission if isinstance(permission, tuple) else (permission,)
    if not any(can(user, each, obj) for each in permissions):
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
