"""What waits for administrators: emails that did not certainly go."""

from datetime import date

from django.urls import reverse

from groundwork.expects import SomeUser
from groundwork.todos import Todo
from notices.models import Notice
from notices.permissions import MANAGE_MAIL


def todos(user: SomeUser, today: date) -> list[Todo]:
    """What waits for an administrator: emails that did not certainly go."""
    if not user.can(MANAGE_MAIL):
        return []
    return [Todo("Emails not sent", Notice.objects.unsent(), reverse("notices:unsent_list"))]
