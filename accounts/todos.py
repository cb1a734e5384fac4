"""What needs somebody today, as start pages show it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Todo:
    """One line of a start page: what, how many, and the page that lists exactly those.

    Each app offers `todos(user, today)` in its `todos.py`; a line with count 0 is not shown.
    """

    title: str
    count: int
    url: str
    urgent: bool = False
