"""Many counts asked of the database in one query."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from groundwork.expects import SomeUser
from groundwork.prepared import MOST_IDS, Statement, statement_for

COUNT = "(SELECT count(*) FROM ({}) AS counted)"


class Counted:
    """Something that shows how many `rows` there are: a queryset, or a list.

    Each counts its own when it is asked; `count_all` asks for many at once.
    """

    rows: QuerySet | list

    @cached_property
    def count(self) -> int:
        return self.rows.count() if isinstance(self.rows, QuerySet) else len(self.rows)


C = TypeVar("C", bound=Counted)


def count_all(things: Iterable[C]) -> list[C]:
    """The same things, a list, with the `count` of each known."""
    things = list(things)
    asked = [(thing, thing.rows) for thing in things if isinstance(thing.rows, QuerySet)]
    for (thing, _), number in zip(asked, counts(rows for _, rows in asked), strict=True):
        thing.count = number
    return things


def counts(querysets: Iterable[QuerySet]) -> list[int]:
    """How many rows each of the querysets has, asked in one statement."""
    return numbers(statement_of(querysets))


def prepared_counts(build: Callable[..., Iterable[QuerySet]], user: SomeUser, *ids: UUID, **asked: object) -> list[int]:
    """As `counts` of the querysets that `build` makes, asked as in `groundwork.prepared`."""
    if len(ids) > MOST_IDS:
        return counts(build(user, timezone.localdate(), *ids, **asked))
    return numbers(*statement_for(counts_written, build, user, *ids, **asked))


def counts_written(querysets: Iterable[QuerySet]) -> Statement:
    return statement_of(querysets).to_be_kept()


def statement_of(querysets: Iterable[QuerySet]) -> Statement:
    """The Statement that counts the rows of each."""
    parts: list[str] = []
    values: list[Any] = []
    for rows in querysets:
        unsorted = rows if rows.query.is_sliced else rows.order_by()
        try:
            sql, parameters = unsorted.values("pk").query.sql_with_params()
        except EmptyResultSet:
            parts.append("0")
        else:
            parts.append(COUNT.format(sql))
            values += parameters
    return Statement(f"SELECT {', '.join(parts)}" if parts else None, values)


def numbers(statement: Statement, values: Mapping[UUID, UUID] = MappingProxyType({})) -> list[int]:
    """What a Statement that counts answers, a list; `values` stand for its blanks."""
    if statement.sql is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.parameters_with(values))
        return list(cursor.fetchone())
