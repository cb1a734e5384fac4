"""Querysets whose SQL is written once for everybody who holds the same roles.

Django takes several times as long to build a query and write its SQL as PostgreSQL takes to answer it. So the SQL is
kept for the next time that the same is asked: statements, never rows. A statement is written for a stand-in, a user
without an id of their own in teams without ids: blanks, for which the ids of whoever asks are filled in each time.
What is kept is found by all that went into it (`written`), so that a statement can depend on nothing else.
"""

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from datetime import date
from functools import lru_cache
from typing import Any, NoReturn, Self, TypeVar
from uuid import UUID

from django.contrib.auth import get_user_model
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet, sql
from django.db.models.sql.compiler import SQLCompiler
from django.http import Http404
from django.utils import timezone

from groundwork.expects import M, Roles, SomeUser, Values

Q = TypeVar("Q", bound=QuerySet)
# What `build` asks for, and what is written of it.
B = TypeVar("B")
W = TypeVar("W")
# How many statements a process keeps, some 60 KB each; then the one that was not asked for longest is forgotten.
MOST = 1_000
# How many ids one question may bring along.
MOST_IDS = 100
# What stands for ids while a statement is written: numbers that no row has.
LAST_BLANK = 1_000
USER = UUID(int=1)
TEAMS = [UUID(int=number) for number in range(2, 100)]
IDS = [UUID(int=number) for number in range(100, 100 + MOST_IDS)]
ASKED = [UUID(int=number) for number in range(300, 400)]


def prepared(build: Callable[..., Q], user: SomeUser, *ids: UUID, **asked: object) -> Q:
    """The rows that `build(user, today, *ids, **asked)` asks for, as a queryset to be read as it is.

    `build` is a function of a module. It gets a stand-in with the roles of `user`, the date, and blanks for ids;
    with these it may do nothing but compare fields. `asked` are values that it may look into, such as validated
    filters; UUIDs among them become blanks too. The moment is `Now()`, which PostgreSQL knows.
    Of more than MOST_IDS ids nothing is kept.
    """
    if len(ids) > MOST_IDS:
        return build(user, timezone.localdate(), *ids, **asked)
    return filled(*statement_for(queryset_written, build, user, *ids, **asked))


def prepared_of(build: Callable[..., Q], *ids: UUID, **asked: object) -> Q:
    """As `prepared`, of `build(*ids, **asked)`: what hangs on rows that the user was found to see."""
    if len(ids) > MOST_IDS:
        return build(*ids, **asked)
    return filled(*statement_for(queryset_written, build, None, *ids, **asked))


def prepared_first(build: Callable[..., QuerySet[M]], user: SomeUser, *ids: UUID, **asked: object) -> M | None:
    """The first row that `prepared` finds, or None."""
    return next(iter(prepared(build, user, *ids, **asked)), None)


def prepared_or_404(build: Callable[..., QuerySet[M]], user: SomeUser, *ids: UUID, **asked: object) -> M:
    """The one row that `prepared` finds, or Http404."""
    row = prepared_first(build, user, *ids, **asked)
    if row is None:
        raise Http404
    return row


def statement_for(
    make: Callable[[B], W], build: Callable[..., B], user: SomeUser | None, *ids: UUID, **asked: object
) -> tuple[W, Values]:
    """What `make` writes of what `build` asks for, written once, and the values of its blanks; `user` may be None."""
    memberships, values = user.stand_in if user else (None, {})
    found: list[UUID] = []
    key = without_ids(tuple(sorted(asked.items())), found)
    values = values | dict(zip(IDS, ids, strict=False)) | dict(zip(ASKED, found, strict=False))
    return written(make, build, memberships, timezone.localdate() if user else None, len(ids), key), values


@lru_cache(maxsize=MOST)
def written(
    make: Callable[..., Any],
    build: Callable[..., Any],
    memberships: Roles | None,
    today: date | None,
    number: int,
    asked: tuple[tuple[str, object], ...],
) -> Any:
    """What `make` writes for a stand-in with these roles; it can depend on nothing but what stands here."""
    if build.__closure__ or "<" in build.__qualname__:
        raise TypeError("What a prepared query asks for is a function of a module: it brings nothing along.")
    blanks = IDS[:number]
    if memberships is None:
        return make(build(*blanks, **dict(asked)))
    return make(build(stand_in(memberships), today, *blanks, **dict(asked)))


def stand_in(memberships: Roles) -> SomeUser:
    """Somebody with these roles and nothing else: a user whose id and teams are blanks."""
    user = get_user_model()(pk=USER)
    user.current_memberships = list(memberships)
    return user


def blanked(pk: UUID, memberships: Iterable[tuple[str, UUID | None]]) -> tuple[Roles, Values]:
    """The memberships (pairs of role and team id) with blanks for the teams, and the values of all blanks.

    Equal for people with the same roles in as many teams; where one team stands in two roles its blank does too.
    """
    teams: Values = {}
    for _, team in sorted(memberships, key=str):
        if team is not None:
            teams.setdefault(team, TEAMS[len(teams)])
    roles = tuple((role, teams.get(team) if team else None) for role, team in sorted(memberships, key=str))
    return roles, {USER: pk} | {blank: team for team, blank in teams.items()}


def without_ids(value: object, found: list[UUID]) -> object:
    """The value, a tuple or anything else, with a blank for each UUID, which goes to the end of `found`."""
    if isinstance(value, tuple):
        return tuple(without_ids(part, found) for part in value)
    if isinstance(value, UUID):
        found.append(value)
        return ASKED[len(found) - 1]
    return value


class Statement:
    """SQL and its parameters, some of them blanks; `sql` is None where the answer is known to be nothing."""

    def __init__(self, sql: str | None, parameters: Iterable[Any] = ()) -> None:
        self.sql, self.parameters = sql, parameters

    def to_be_kept(self) -> Self:
        """The statement itself; refused where it names any other id than blanks, as it would be somebody's own."""
        if any(isinstance(each, UUID) and each.int >= LAST_BLANK for each in self.parameters):
            raise ValueError("A statement that is to be kept names the id of a row.")
        return self

    def parameters_with(self, values: Mapping[UUID, UUID]) -> tuple[Any, ...]:
        """The parameters with `values`, a dict by the blanks for which they stand."""
        return tuple(values.get(each, each) if isinstance(each, UUID) else each for each in self.parameters)


class PreparedQuery(sql.Query):
    """A query with its Statement, and `for_blanks`, the values that stand for the blanks this time."""

    for_blanks: Values = {}
    compiled: "PreparedCompiler"

    def chain(self, klass: type[sql.Query] | None = None) -> NoReturn:
        raise TypeError("A prepared query is to be read as it is.")

    def get_compiler(
        self, using: str | None = None, connection: BaseDatabaseWrapper | None = None, elide_empty: bool = True
    ) -> "PreparedCompiler":
        compiler = copy(self.compiled)
        compiler.query, compiler.connection = self, connection or connections[using or DEFAULT_DB_ALIAS]
        return compiler


class PreparedCompiler(SQLCompiler):
    """Writes the SQL when it is made; copies of it, one for each asking, say what was written."""

    query: PreparedQuery

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        try:
            self.statement = Statement(*super().as_sql()).to_be_kept()
        except EmptyResultSet:
            self.statement = Statement(None)

    def as_sql(self, with_limits: bool = True, with_col_aliases: bool = False) -> tuple[str, tuple[Any, ...]]:
        if self.statement.sql is None:
            raise EmptyResultSet
        return self.statement.sql, self.statement.parameters_with(self.query.for_blanks)


# The two below look further into a queryset than django-stubs describe it.
def queryset_written(queryset: Any) -> Any:
    """The same rows as a queryset with a PreparedQuery."""
    if queryset._prefetch_related_lookups:
        raise ValueError("Fetch related rows afterwards: the first reader's would be kept.")
    queryset = queryset._chain()
    queryset._query = query = queryset.query.chain(PreparedQuery)
    query.compiled = PreparedCompiler(query, connections[DEFAULT_DB_ALIAS], DEFAULT_DB_ALIAS)
    return queryset


def filled(queryset: Any, values: Values) -> Any:
    """A queryset that has not been read, with the values instead of the blanks."""
    query = copy(queryset.query)
    query.for_blanks = values
    fresh = queryset.__class__(queryset.model, query)
    fresh._iterable_class, fresh._fields = queryset._iterable_class, queryset._fields
    return fresh
