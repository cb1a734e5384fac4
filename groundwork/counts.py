"""Many counts asked of the database in one query."""

from functools import cached_property
from types import MappingProxyType

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from groundwork.prepared import IDS, Statement, remembered

COUNT = "(SELECT count(*) FROM ({}) AS counted)"


class Counted:
    """Something that shows how many `rows` there are: a queryset, or a list.

    Each counts its own when it is asked; `count_all` asks for many at once.
    """

    @cached_property
    def count(self):
        return self.rows.count() if isinstance(self.rows, QuerySet) else len(self.rows)


def count_all(things):
    """The same things, a list, with the `count` of each known."""
    things = list(things)
    asked = [thing for thing in things if isinstance(thing.rows, QuerySet)]
    for thing, number in zip(asked, counts([thing.rows for thing in asked]), strict=True):
        thing.count = number
    return things


def counts(querysets):
    """How many rows each of the querysets has, asked in one statement."""
    return numbers(statement_of(querysets))


def prepared_counts(key, build, ids=(), most=None):
    """As `counts` of the querysets that `build(*ids)` makes, with key, build and ids as in `groundwork.prepared`.

    No more than `most` rows are counted of each, where that is given.
    """
    if len(ids) > len(IDS):
        return numbers(statement_of(build(*ids), most))
    blanks = IDS[: len(ids)]
    statement = remembered((*key, len(ids)), lambda: statement_of(build(*blanks), most))
    return numbers(statement, dict(zip(blanks, ids, strict=True)))


def statement_of(querysets, most=None):
    """The Statement that counts the rows of each, up to `most`."""
    parts, values = [], []
    for rows in querysets:
        try:
            sql, parameters = rows.order_by().values("pk")[:most].query.sql_with_params()
        except EmptyResultSet:
            parts.append("0")
        else:
            parts.append(COUNT.format(sql))
            values += parameters
    return Statement(f"SELECT {', '.join(parts)}" if parts else None, values)


def numbers(statement, values=MappingProxyType({})):
    """What a Statement that counts answers, a list; `values` stand for its blanks."""
    if statement.sql is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.parameters_with(values))
        return list(cursor.fetchone())
