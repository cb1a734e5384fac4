"""What people do with their own account and notices."""

from django.utils import timezone

from accounts.actions.base import action
from accounts.transitions import lock


@action
def edit_own_account(*, user, by, name, delivery):
    """Change one's name and how reminders arrive."""
    user = lock(user)
    user.name, user.delivery = name, delivery
    user.save(update_fields=["name", "delivery"])
    return user


@action
def read_notices(*, notices, at=None):
    """Mark the unread among these notices (a queryset) as read; returns how many."""
    return notices.unread().update(read_at=at or timezone.now())
