"""What groundwork expects of users and records, which the apps above it bring, and names for types it often says."""

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any, Literal, Protocol, TypeVar, cast
from uuid import UUID

from django.db.models import Manager, Model
from django.http import HttpRequest

M = TypeVar("M", bound=Model)
# Each role held now with the id of its team, or with a blank for that; administrators have no team.
Roles = tuple[tuple[str, UUID | None], ...]
# Ids by the blanks that they are filled in for; see `groundwork.prepared`.
Values = dict[UUID, UUID]


class SomeUser(Protocol):
    """Somebody signed in: `accounts.User`."""

    @property
    def pk(self) -> UUID: ...

    @property
    def is_authenticated(self) -> Literal[True]: ...

    @property
    def stand_in(self) -> tuple[Roles, Values]:
        """The roles with blanks for the teams, and what stands for each blank."""

    def can(self, permission: str) -> bool: ...

    def teams_with(self, permission: str) -> AbstractSet[UUID | None]:
        """Ids of the teams in which the permission is held; empty where it is not held at all."""


class OfTeams(Protocol):
    """A record that belongs to teams, so that permissions can be asked for it."""

    def permission_team_ids(self) -> Iterable[UUID | None]: ...


class WithStatus(Protocol):
    """A record that moves from status to status, and keeps a line of each change."""

    status: str

    @property
    def TRANSITIONS(self) -> Mapping[Any, Collection[str]]:
        """Each status with those that may follow it."""

    @property
    def status_changes(self) -> Manager[Any]: ...

    def get_status_display(self) -> str: ...

    def save(self) -> None: ...


class CanBeOverdue(Protocol):
    def is_overdue(self, today: date) -> bool: ...


def user_of(request: HttpRequest) -> SomeUser:
    """Who sent it; only for pages that the middleware opens to nobody else than people signed in."""
    return cast(SomeUser, request.user)
