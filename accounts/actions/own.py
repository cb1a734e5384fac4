"""What people do with their own account and notices."""

from accounts.account_history import note
from accounts.models import AccountEvent, User
from groundwork.actions import action
from groundwork.transitions import lock


@action
def edit_own_account(*, user: User, by: User, name: str, delivery: str) -> User:
    """Change one's name and how reminders arrive."""
    user = lock(user)
    before, user.name, user.delivery = user.name, name, delivery
    user.save(update_fields=["name", "delivery"])
    if user.name != before:
        note(AccountEvent.Deed.EDIT_NAME, user, by=by)
    return user
