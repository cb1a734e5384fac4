"""What is agreed about a clinical team in which peer workers work."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Team, User
from groundwork.actions import action
from groundwork.transitions import lock
from notices.ledger import notify
from supervision import notices
from supervision.models import Readiness, ReadinessItem


@action
def plan_readiness(
    *,
    team: Team,
    item: ReadinessItem,
    by: User,
    owner: User,
    due_on: date,
    done_on: date | None = None,
    agreed: str = "",
) -> Readiness:
    """Say who looks after an item, by when, and since when it is ready; without that day it is open, or open again.

    Whoever looks after it from now on is told, unless they say so themselves.
    """
    if done_on and done_on > timezone.localdate():
        raise ValidationError({"done_on": "The day on which it was ready cannot lie ahead."})
    row = Readiness.objects.filter(team=lock(team), item=item).first() or Readiness(team=team, item=item)
    is_new_owner = row.owner_id != owner.pk
    row.owner, row.due_on, row.done_on, row.agreed = owner, due_on, done_on, agreed
    row.full_clean()
    row.save()
    if is_new_owner and not row.done_on and owner != by:
        tell_owner(row)
    return row


def tell_owner(row: Readiness) -> None:
    notify(
        notices.READINESS_TO_PLAN,
        recipients=[row.owner],
        thing=row.pk,
        label="Host team",
        path=row.get_absolute_url(),
        due_on=row.due_on,
    )
