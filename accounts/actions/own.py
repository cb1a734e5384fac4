"""What people do with their own account and notices."""

from accounts.models import User
from groundwork.actions import action
from groundwork.transitions import lock


@action
def edit_own_account(*, user: User, by: User, name: str, delivery: str) -> User:
    """Change one's name and how reminders arrive."""
    user = lock(user)
    user.name, user.delivery = name, delivery
    user.save(update_fields=["name", "delivery"])
    return user
