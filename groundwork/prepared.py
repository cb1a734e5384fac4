"""Querysets whose SQL is written once.

Django takes several times as long to build a query and write its SQL as PostgreSQL takes to answer it. Here the SQL
is kept for the next time that the same is asked. What is kept are statements, never rows: PostgreSQL is asked each
time, and gets the ids with each asking.
"""

from copy import copy
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import sql
from django.db.models.sql.compiler import SQLCompiler
from django.http import Http404

# How many statements a process keeps; those that read whole rows take about 60 KB each.
MOST = 1_000
# Stand for ids while a statement is written. No row has such an id.
IDS = [UUID(int=number) for number in range(1, 101)]

kept = {}


def prepared(key, build, ids=()):
    """The rows that `build` asks for, as a queryset; it is called only where their SQL is not kept.

    `key` is a tuple that names all that the SQL depends on: what is asked, who asks (`User.asker`), the day, filters.
    `build` takes as many ids as there are in `ids`. It gets blanks for them (where there are more than 100, the ids),
    and may do nothing with these but compare fields with them. The moment is `Now()`, which PostgreSQL knows.
    The queryset is to be read as it is: it cannot be narrowed, sorted or cut any more.
    """
    if len(ids) > len(IDS):
        return build(*ids)
    blanks = IDS[: len(ids)]
    queryset = remembered((*key, len(ids)), lambda: written(build(*blanks)))
    return filled(queryset, dict(zip(blanks, ids, strict=True)))


def prepared_of(build, *ids):
    """As `prepared`, where the SQL depends on nothing but the ids; `build` is a function of a module."""
    return prepared((build,), build, ids)


def prepared_first(key, build, ids):
    """The first row that `prepared` finds, or None."""
    return next(iter(prepared(key, build, ids)), None)


def prepared_or_404(key, build, pk):
    """The one row that `prepared` finds with this id, or Http404."""
    row = prepared_first(key, build, [pk])
    if row is None:
        raise Http404
    return row


def remembered(key, make):
    """What `make` makes, made once for each key."""
    found = kept.get(key)
    if found is None:
        if len(kept) >= MOST:
            kept.clear()
        found = kept[key] = make()
    return found


class Statement:
    """SQL and its parameters, some of them blanks; `sql` is None where the answer is known to be nothing."""

    def __init__(self, sql, parameters=()):
        self.sql, self.parameters = sql, parameters

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
            self.statement = Statement(*super().as_sql())
        except EmptyResultSet:
            self.statement = Statement(None)

    def as_sql(self, with_limits=True, with_col_aliases=False):
        if self.statement.sql is None:
            raise EmptyResultSet
        return self.statement.sql, self.statement.parameters_with(self.query.values)


def written(queryset):
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
