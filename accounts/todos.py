"""What needs somebody today, as start pages show it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.counts import Counted, count_all
from accounts.models import Notice
from accounts.permissions import Permission


@dataclass
class Todo(Counted):
    """One line of a start page: what, the rows that it counts, and the page that lists exactly those.

    Each app offers `todos(user, today)` in its `todos.py`; a line with count 0 is not shown.
    """

    title: str
    rows: Any
    url: str
    urgent: bool = False


def lines(todos):
    """The todos with something to do, the urgent ones first; one query counts them all."""
    return sorted((todo for todo in count_all(todos) if todo.count), key=lambda todo: not todo.urgent)


def todos(user, today):
    """What waits for an administrator: emails that did not certainly go."""
    if not user.can(Permission.MANAGE_ACCOUNTS):
        return []
    return [Todo("Emails not sent", Notice.objects.unsent(), reverse("accounts:unsent_list"))]
