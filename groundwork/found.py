"""All the rows that a list asks for, counted and in pages for Django's `Paginator`.

A list ends after MOST rows: nobody reads on for forty pages, and to count the rest takes longer than to read a page.
Of several pages the keys are picked first: to join and sort whole rows only to leave most of them out takes the longer
the longer the list is. No two rows may have the same place in the order, so let it end in the key.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from groundwork.counts import prepared_counts
from groundwork.expects import M, SomeUser
from groundwork.prepared import prepared

MOST = 1_000
Build = Callable[..., QuerySet]


class Cut:
    """What both kinds of lists share; `counted` is how many rows there are, but no more than one above MOST."""

    @property
    def counted(self) -> int:
        raise NotImplementedError

    def count(self) -> int:
        return min(self.counted, MOST)

    @property
    def is_cut(self) -> bool:
        """Whether there are more than MOST, and the others are left out."""
        return self.counted > MOST


class Found(Cut):
    """The rows that `build` asks for, with SQL that is kept: arguments are those of `groundwork.prepared.prepared`."""

    def __init__(self, build: Build, user: SomeUser, *ids: UUID, **asked: object) -> None:
        self.user, self.ids, self.asked = user, ids, {"rows": build, "own": len(ids), **asked}

    @cached_property
    def counted(self) -> int:
        [counted] = prepared_counts(first_keys, self.user, *self.ids, **self.asked)
        return counted

    def __getitem__(self, part: slice) -> list[Any]:
        """The rows of one page, a list."""
        if part.stop - part.start >= self.counted:
            return list(self.read(all_rows))
        keys = list(self.read(keys_of_part, start=part.start, stop=part.stop))
        return in_order(keys, self.read(rows_of_keys, *keys))

    def read(self, build: Build, *keys: UUID, **asked: object) -> QuerySet:
        return prepared(build, self.user, *self.ids, *keys, **self.asked, **asked)


class Searched(Cut):
    """The rows of a queryset whose SQL is not kept: a name that somebody typed stands in it."""

    def __init__(self, rows: QuerySet) -> None:
        self.rows = rows

    @cached_property
    def keys(self) -> list[UUID]:
        """The keys of all that are counted: what is searched for is compared with every name, so once."""
        return list(self.rows.values_list("pk", flat=True)[: MOST + 1])

    @property
    def counted(self) -> int:
        return len(self.keys)

    def __getitem__(self, part: slice) -> list[Any]:
        """The rows of one page, a list."""
        keys = self.keys[part]
        return in_order(keys, self.rows.order_by().filter(pk__in=keys))


def in_order(keys: Iterable[UUID], rows: Iterable[M]) -> list[M]:
    found = {row.pk: row for row in rows}
    return [found[key] for key in keys if key in found]


def all_rows(user: SomeUser, today: date, *ids: UUID, rows: Build, own: int, **asked: object) -> QuerySet:
    return rows(user, today, *ids, **asked)


def first_keys(user: SomeUser, today: date, *ids: UUID, rows: Build, own: int, **asked: object) -> list[QuerySet]:
    return [rows(user, today, *ids, **asked).order_by().values("pk")[: MOST + 1]]


def keys_of_part(
    user: SomeUser, today: date, *ids: UUID, rows: Build, own: int, start: int, stop: int, **asked: object
) -> QuerySet:
    return rows(user, today, *ids, **asked).values_list("pk", flat=True)[start:stop]


def rows_of_keys(user: SomeUser, today: date, *ids: UUID, rows: Build, own: int, **asked: object) -> QuerySet:
    """The rows with the keys that stand after the `own` ids of the list itself."""
    return rows(user, today, *ids[:own], **asked).order_by().filter(pk__in=ids[own:])
