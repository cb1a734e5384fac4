"""What needs somebody today, as start pages show it."""

from dataclasses import dataclass

from django.urls import reverse

from accounts.models import Notice
from accounts.permissions import Permission


@dataclass(frozen=True)
class Todo:
    """One line of a start page: what, how many, and the page that lists exactly those.

    Each app offers `todos(user, today)` in its `todos.py`; a line with count 0 is not shown.
    """

    title: str
    count: int
    url: str
    urgent: bool = False


def todos(user, today):
    """What waits for an administrator: emails that did not certainly go."""
    if not user.can(Permission.MANAGE_ACCOUNTS):
        return []
    return [Todo("Emails not sent", Notice.objects.unsent().count(), reverse("accounts:unsent_list"))]
