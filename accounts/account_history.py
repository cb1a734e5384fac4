"""What was done to an account: rows that nobody can change, and their lines on its page."""

from datetime import datetime

from django.utils import timezone

from accounts.models import AccountEvent, User
from groundwork.timeline import Event, event

ON_THE_SERVER = "a command on the server"
# Done before signing in, by somebody whom nothing but the link makes the owner.
BY_A_LINK = {AccountEvent.Deed.ACCEPT_INVITATION, AccountEvent.Deed.RESET_PASSWORD}
MOST = 200


def note(
    deed: AccountEvent.Deed, user: User, *, by: User | None, text: str = "", at: datetime | None = None
) -> AccountEvent:
    """Keep that `by` did this to the account of `user`; None where nobody had signed in: by a link, by a command."""
    return AccountEvent.objects.create(user=user, deed=deed, by=by, text=text, at=at or timezone.now())


def history_of(user: User) -> list[Event]:
    """The newest lines of an account's history."""
    rows = user.account_events.select_related("by")[:MOST]
    return [event(row.get_deed_display(), row.at, doer_of(row), row.text) for row in rows]


def doer_of(row: AccountEvent) -> str:
    """Who did it, in words; nobody makes a request lapse."""
    if row.by or row.deed == AccountEvent.Deed.LAPSE_ROLE_REQUEST:
        return str(row.by or "")
    return "whoever had the link" if row.deed in BY_A_LINK else ON_THE_SERVER
