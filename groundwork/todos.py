"""What needs somebody today, as start pages show it."""

from copy import copy
from dataclasses import dataclass
from typing import Any

from groundwork.counts import Counted, numbers, statement_of
from groundwork.prepared import remembered


@dataclass
class Todo(Counted):
    """One line of a start page: what, the rows that it counts, and the page that lists exactly those.

    Each app offers `todos(user, today)` in its `todos.py`, which says what to count and asks the database nothing;
    lines that have to be found are functions of their own. A line with count 0 is not shown.
    """

    title: str
    rows: Any
    url: str
    urgent: bool = False


def lines(user, today, counted, found=()):
    """What waits for `user`: Todos with something to do, the urgent ones first.

    `counted` are functions like `todos`, whose lines are counted in one statement; `found`, those that look for theirs.
    """
    waiting = [*count_prepared(user, today, counted), *(todo for source in found for todo in source(user, today))]
    return sorted((todo for todo in waiting if todo.count), key=lambda todo: not todo.urgent)


def count_prepared(user, today, sources):
    """The Todos of the sources, counted by a Statement that is kept, as in `groundwork.prepared`."""

    def prepare():
        todos = [todo for source in sources for todo in source(user, today)]
        return [copy_with(todo, rows=None) for todo in todos], statement_of([todo.rows for todo in todos])

    todos, statement = remembered(("todos", *sources, user.asker, today), prepare)
    return [copy_with(todo, count=count) for todo, count in zip(todos, numbers(statement), strict=True)]


def copy_with(todo, **changes):
    changed = copy(todo)
    vars(changed).update(changes)
    return changed
