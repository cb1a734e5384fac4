"""What people do with their own account and notices."""

from groundwork.actions import action
from groundwork.transitions import lock


@action
def edit_own_account(*, user, by, name, delivery):
    """Change one's name and how reminders arrive."""
    user = lock(user)
    user.name, user.delivery = name, delivery
    user.save(update_fields=["name", "delivery"])
    return user
