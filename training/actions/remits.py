"""What a peer support worker does and does not, in the words of the service and of each team."""

from django.core.exceptions import ValidationError

from accounts.models import Team, User
from groundwork.actions import action
from groundwork.transitions import lock
from training.models import Remit


@action
def edit_remit(*, by: User, text: str) -> Remit:
    """Write what the whole service says; what it said before stays readable."""
    return write(None, text, by)


@action
def edit_team_remit(*, team: Team, by: User, text: str) -> Remit:
    """Write what a team adds; nothing, where what the service says is all."""
    return write(lock(team), text, by)


def write(team: Team | None, text: str, by: User) -> Remit:
    last = Remit.objects.of(team).first()
    if text == (last.text if last else ""):
        raise ValidationError({"text": "This is what it says already. Change it, or go back"})
    return Remit.objects.create(team=team, text=text, by=by)
