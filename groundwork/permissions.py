"""Who may do what: the mechanism. Which role may do what is one table, `accounts.permissions`."""

from collections.abc import Callable, Collection
from functools import reduce
from operator import or_
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse

from groundwork.expects import OfTeams, SomeUser

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
# The rows that a permission gives to somebody who does not hold it: none, at no cost to the query.
NOTHING = models.Q(pk__in=[])


def in_teams(field: str, teams: Collection[UUID | None]) -> models.Q:
    """The rows whose `field` is one of these teams."""
    return models.Q(**{f"{field}__in": teams}) if teams else NOTHING


def any_of(*rules: models.Q) -> models.Q:
    """The rows that one of the rules gives. Those that give nothing stay out of the query: Django works on each."""
    giving = [rule for rule in rules if rule is not NOTHING]
    return reduce(or_, giving) if giving else NOTHING


def can(user: SomeUser | AnonymousUser, permission: str, obj: OfTeams | None = None) -> bool:
    """Whether `user` holds `permission` now, in a team that `obj` belongs to.

    `obj` names its teams in `permission_team_ids()`; without `obj` any team will do.
    """
    if not user.is_authenticated:
        return False
    teams = user.teams_with(permission)
    return bool(teams if obj is None else teams & set(obj.permission_team_ids()))


def require(user: SomeUser | AnonymousUser, permission: str | tuple[str, ...], obj: OfTeams | None = None) -> None:
    """Raise PermissionDenied (403) unless `can` says yes, or says it of one of a tuple of permissions."""
    permissions = permission if isinstance(permission, tuple) else (permission,)
    if not any(can(user, each, obj) for each in permissions):
        raise PermissionDenied


def requires(permission: str) -> Callable[[View[P]], View[P]]:
    """Decorate a view: 403 for anybody whose roles do not grant `permission` in any team."""

    def decorate(view: View[P]) -> View[P]:
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            require(request.user, permission)
            return view(request, *args, **kwargs)

        guarded.__name__ = view.__name__
        guarded.__doc__ = view.__doc__
        vars(guarded).update(permission=permission)
        return guarded

    return decorate
