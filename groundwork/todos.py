"""What needs somebody today, as start pages show it."""

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import QuerySet

from groundwork.counts import Counted, counts_written, numbers
from groundwork.expects import SomeUser
from groundwork.prepared import Statement, statement_for


@dataclass
class Todo(Counted):
    """One line of a start page: what, the rows that it counts, and the page that lists exactly those.

    Each app offers `todos(user, today)` in its `todos.py`, which says what to count and asks the database nothing;
    lines that have to be found are functions of their own. A line with count 0 is not shown.
    """

    title: str
    rows: QuerySet | list
    url: str
    urgent: bool = False


Source = Callable[[SomeUser, date], list[Todo]]


def lines(user: SomeUser, today: date, counted: Iterable[Source], found: Iterable[Source] = ()) -> list[Todo]:
    """What waits for `user`: Todos with something to do, the urgent ones first.

    `counted` are functions like `todos`, whose lines are counted in one statement; `found`, those that look for theirs.
    """
    waiting = [*count_prepared(user, counted), *(todo for source in found for todo in source(user, today))]
    return sorted((todo for todo in waiting if todo.count), key=lambda todo: not todo.urgent)


def count_prepared(user: SomeUser, sources: Iterable[Source]) -> list[Todo]:
    """The Todos of the sources, counted by a Statement that is kept, as in `groundwork.prepared`."""
    (todos, statement), values = statement_for(todos_written, todos_of, user, sources=tuple(sources))
    return [copy_with(todo, count=count) for todo, count in zip(todos, numbers(statement, values), strict=True)]


def todos_of(user: SomeUser, today: date, sources: Iterable[Source]) -> list[Todo]:
    return [todo for source in sources for todo in source(user, today)]


def todos_written(todos: list[Todo]) -> tuple[list[Todo], Statement]:
    """The Todos without their rows, and the Statement that counts these."""
    return [copy_with(todo, rows=None) for todo in todos], counts_written(cast(QuerySet, todo.rows) for todo in todos)


def copy_with(todo: Todo, **changes: object) -> Todo:
    changed = copy(todo)
    vars(changed).update(changes)
    return changed
