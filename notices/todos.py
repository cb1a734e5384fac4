"""What waits for administrators: emails that did not certainly go."""

from django.urls import reverse

from groundwork.todos import Todo
from notices.models import Notice
from notices.permissions import MANAGE_MAIL


def todos(user, today):
    """What waits for an administrator: emails that did not certainly go."""
    if not user.can(MANAGE_MAIL):
        return []
    return [Todo("Emails not sent", Notice.objects.unsent(), reverse("notices:unsent_list"))]
