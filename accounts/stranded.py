"""What needs an owner who is there: one home for what is left when somebody goes, and for who may take it over.

Apps above add each kind of thing to BELONGINGS in their `belongings.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Model, Q, QuerySet
from django.utils import timezone

from accounts.cover import LADDER
from accounts.models import Team, User
from accounts.permissions import Role
from groundwork.permissions import NOTHING, any_of, in_teams


@dataclass(frozen=True)
class Belonging:
    """A kind of thing that somebody looks after. Lookups start from its rows.

    `open()` are the rows that need an owner, `stranded(today)` those without one who is there; `owners` are the
    users who look after a row, `team` is its team. `label(row)` is what those read who may see the row.
    `roles` may take it over, or `able(today)` says which users can; `take(row, before, owner, by=, at=)` hands it over.
    An owner keeps it while there with one of `kept_by`, or of `roles` where that is empty.
    `path(row)` is the page to which whoever takes it over is led by a notice; None where `take` tells them.
    `person(row)` is the id of whom the label names, for the trail.
    `is_listed`: leads have a line and a list of their own for those without an owner.
    """

    name: str
    one: str
    many: str
    left: str
    team: str
    owners: tuple[str, ...]
    open: Callable[[], QuerySet]
    stranded: Callable[[date], QuerySet]
    label: Callable[[Model], str]
    take: Callable[..., None]
    roles: tuple[str, ...]
    able: Callable[[date], QuerySet] | None = None
    related: tuple[str, ...] = ()
    path: Callable[[Model], str] | None = None
    person: Callable[[Model], UUID] | None = None
    kept_by: tuple[str, ...] = ()
    is_listed: bool = False

    def owned_by(self, user: User) -> QuerySet:
        """The open ones that `user` looks after."""
        return self.open().filter(any_of(*(Q(**{owner: user}) for owner in self.owners)))

    def counts(self, rows: QuerySet) -> QuerySet:
        """Team and number of these rows, by team."""
        return rows.order_by().values_list(self.team).annotate(number=Count("pk")).order_by(self.team)

    def who_can(self, team: object, now: datetime) -> QuerySet[User]:
        """Who could take one of this team over: there, with one of the roles."""
        there = User.objects.there(now, *self.roles, team=team)
        return there.filter(pk__in=self.able(timezone.localdate(now))) if self.able else there

    def counted(self, number: int) -> str:
        """1 support; 3 supports"""
        return f"{number} {self.one if number == 1 else self.many}"


@dataclass
class Registry:
    """The kinds of things by name, in the order in which pages show them."""

    kinds: dict[str, Belonging] = field(default_factory=dict)

    def add(self, *kinds: Belonging) -> None:
        self.kinds |= {kind.name: kind for kind in kinds}


BELONGINGS = Registry()


def stranded_for(user: User, today: date, kind: Belonging) -> QuerySet:
    """Those of a kind without an owner that `user` is to see to: as lead, else as manager, else as administrator."""
    rules = [answered_for_as(role, user, kind.team) for role in LADDER if not (kind.is_listed and role == Role.LEAD)]
    return kind.stranded(today).filter(any_of(*rules))


def answered_for_as(role: str, user: User, team: str) -> Q:
    """The rows (`team` is their lookup) of the teams in which `user` has this role, and nobody has one above it."""
    teams = {held_in for held, held_in in user.current_memberships if held == role}
    if not teams:
        return NOTHING
    above = LADDER[: LADDER.index(role)]
    if not above:
        return in_teams(team, teams)
    seen = Team.objects.all() if role == Role.ADMINISTRATOR else Team.objects.filter(pk__in=teams)
    return Q(**{f"{team}__in": seen.without(*above).order_by().values("pk")})
