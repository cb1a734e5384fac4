"""Querysets whose SQL is written once for everybody who holds the same roles.

Django takes several times as long to build a query and write its SQL as PostgreSQL takes to answer it. So the SQL is
kept for the next time that the same is asked: statements, never rows. A statement is written for a stand-in, a user
without an id of their own in teams without ids: blanks, for which the ids of whoever asks are filled in each time.
What is kept is found by all that went into it (`written`), so that a statement can depend on nothing else.
"""

from copy import copy
from functools import lru_cache
from uuid import UUID

from django.contrib.auth import get_user_model
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import sql
from django.db.models.sql.compiler import SQLCompiler
from django.http import Http404
from django.utils import timezone

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


def prepared(build, user, *ids, **asked):
    """The rows that `build(user, today, *ids, **asked)` asks for, as a queryset to be read as it is.

    `build` is a function of a module. It gets a stand-in with the roles of `user`, the date, and blanks for ids;
    with these it may do nothing but compare fields. `asked` are values that it may look into, such as validated
    filters; UUIDs among them become blanks too. The moment is `Now()`, which PostgreSQL knows.
    Of more than MOST_IDS ids nothing is kept.
    """
    if len(ids) > MOST_IDS:
        return build(user, timezone.localdate(), *ids, **asked)
    return filled(*statement_for(queryset_written, build, user, *ids, **asked))


def prepared_of(build, *ids, **asked):
    """As `prepared`, of `build(*ids, **asked)`: what hangs on rows that the user was found to see."""
    if len(ids) > MOST_IDS:
        return build(*ids, **asked)
    return filled(*statement_for(queryset_written, build, None, *ids, **asked))


def prepared_first(build, user, *ids, **asked):
    """The first row that `prepared` finds, or None."""
    return next(iter(prepared(build, user, *ids, **asked)), None)


def prepared_or_404(build, user, *ids, **asked):
    """The one row that `prepared` finds, or Http404."""
    row = prepared_first(build, user, *ids, **asked)
    if row is None:
        raise Http404
    return row


def statement_for(make, build, user, *ids, **asked):
    """What `make` writes of what `build` asks for, written once, and the values of its blanks; `user` may be None."""
    memberships, values = user.stand_in if user else (None, {})
    found = []
    key = without_ids(tuple(sorted(asked.items())), found)
    values = values | dict(zip(IDS, ids, strict=False)) | dict(zip(ASKED, found, strict=False))
    return written(make, build, memberships, timezone.localdate() if user else None, len(ids), key), values


@lru_cache(maxsize=MOST)
def written(make, build, memberships, today, number, asked):
    """What `make` writes for a stand-in with these roles; it can depend on nothing but what stands here."""
    if build.__closure__ or "<" in build.__qualname__:
        raise TypeError("What a prepared query asks for is a function of a module: it brings nothing along.")
    blanks = IDS[:number]
    if memberships is None:
        return make(build(*blanks, **dict(asked)))
    return make(build(stand_in(memberships), today, *blanks, **dict(asked)))


def stand_in(memberships):
    """Somebody with these roles and nothing else: a user whose id and teams are blanks."""
    user = get_user_model()(pk=USER)
    user.current_memberships = list(memberships)
    return user


def blanked(pk, memberships):
    """The memberships (pairs of role and team id) with blanks for the teams, and the values of all blanks.

    Equal for people with the same roles in as many teams; where one team stands in two roles its blank does too.
    """
    teams = {}
    for _, team in sorted(memberships, key=str):
        if team is not None:
            teams.setdefault(team, TEAMS[len(teams)])
    roles = tuple((role, teams.get(team)) for role, team in sorted(memberships, key=str))
    return roles, {USER: pk} | {blank: team for team, blank in teams.items()}


def without_ids(value, found):
    """The value, a tuple or anything else, with a blank for each UUID, which goes to the end of `found`."""
    if isinstance(value, tuple):
        return tuple(without_ids(part, found) for part in value)
    if isinstance(value, UUID):
        found.append(value)
        return ASKED[len(found) - 1]
    return value


class Statement:
    """SQL and its parameters, some of them blanks; `sql` is None where the answer is known to be nothing."""

    def __init__(self, sql, parameters=()):
        self.sql, self.parameters = sql, parameters

    def to_be_kept(self):
        """The statement itself; refused where it names any other id than blanks, as it would be somebody's own."""
        if any(isinstance(each, UUID) and each.int >= LAST_BLANK for each in self.parameters):
            raise ValueError("A statement that is to be kept names the id of a row.")
        return self

    def parameters_with(self, values):
        """The parameters with `values`, a dict by the blanks for which they stand."""
        return tuple(values.get(each, each) if isinstance(each, UUID) else each for each in self.parameters)


class PreparedQuery(sql.Query):
    """A query with its Statement, and the `values` that stand for the blanks this time."""

    values = {}

    def chain(self, klass=None):
        raise TypeError("A prepared query is to be read as it is.")

    def get_compiler(self, using=None, connection=None, elide_empty=True):
        compiler = copy(self.compiled)
        compiler.query, compiler.connection = self, connection or connections[using]
        return compiler


class PreparedCompiler(SQLCompiler):
    """Writes the SQL when it is made; copies of it, one for each asking, say what was written."""

    def __init__(self, *args):
        super().__init__(*args)
        try:
            self.statement = Statement(*super().as_sql()).to_be_kept()
        except EmptyResultSet:
            self.statement = Statement(None)

    def as_sql(self, with_limits=True, with_col_aliases=False):
        if self.statement.sql is None:
            raise EmptyResultSet
        return self.statement.sql, self.statement.parameters_with(self.query.values)


def queryset_written(queryset):
    """The same rows as a queryset with a PreparedQuery."""
    if queryset._prefetch_related_lookups:
        raise ValueError("Fetch related rows afterwards: the first reader's would be kept.")
    queryset = queryset._chain()
    queryset._query = query = queryset.query.chain(PreparedQuery)
    query.compiled = PreparedCompiler(query, connections[DEFAULT_DB_ALIAS], DEFAULT_DB_ALIAS)
    return queryset


def filled(queryset, values):
    """A queryset that has not been read, with the values instead of the blanks."""
    query = copy(queryset.query)
    query.values = values
    fresh = queryset.__class__(queryset.model, query)
    fresh._iterable_class, fresh._fields = queryset._iterable_class, queryset._fields
    return fresh
