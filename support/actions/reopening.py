"""Taking back an ending, for a time that the service sets; later somebody is referred anew."""

from datetime import date, datetime, timedelta
from typing import cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Role
from groundwork.actions import action
from groundwork.transitions import InvalidTransition, lock, move
from groundwork.words import day
from referrals.actions.audience import followers, holders, tell
from referrals.actions.deceased import DECEASED
from referrals.models import Referral
from support import notices
from support.models import Support
from workers.models import Worker

ANEW = "To go on, refer the person again and match them: that starts a new support."


@action
def reopen(*, support: Support, by: User, reason: str, at: datetime | None = None) -> Support:
    """Take an ending back: the support goes on as it stood before, with the same worker.

    What was written at the ending is kept for the next one.
    """
    support = lock(support)
    referral = lock(support.referral)
    at = at or timezone.now()
    if support.is_open:
        raise InvalidTransition(support)
    refusal = why_not_reopen(support, referral, timezone.localdate(at))
    if refusal:
        raise ValidationError(refusal, code="not_reopened")
    if referral.status == Referral.Status.WAITING:
        move(referral, Referral.Status.MATCHED, by=by, reason=reason, at=at)
    support.ended_on = support.ending_reason = None
    move(support, status_before(support), by=by, reason=reason, at=at)
    told = {*holders(Role.LEAD, support.team), support.worker.user, *followers(support.referral)} - {by}
    tell(notices.SUPPORT_REOPENED, told, support.referral, at, thing=support)
    return support


def reopen_until(support: Support) -> date:
    """The last day on which an ended support can be reopened, counted from the day on which it was ended."""
    ended = support.status_changes.filter(to_status=Support.Status.ENDED).last()
    # It was ended, and so has a date: a constraint sees to it.
    ended_on = timezone.localdate(ended.at) if ended else cast(date, support.ended_on)
    return ended_on + timedelta(days=settings.REOPEN_DAYS)


def why_not_reopen(support: Support, referral: Referral, today: date) -> str:
    """A sentence where an ended support cannot be reopened."""
    until, worker = reopen_until(support), support.worker
    if today > until:
        return f"This support could be reopened until {day(until)}. {ANEW}"
    holds_role = holders(Role.WORKER, support.team).filter(pk=worker.user_id).exists()
    if not holds_role or not Worker.objects.employed(today).filter(pk=worker.pk).exists():
        return f"{worker} is not a worker of this team any more. {ANEW}"
    if support.person.is_deceased:
        return DECEASED
    if referral.supports.open().exists():
        return "This person has another worker for this referral by now."
    if referral.offers.open().exists():
        return "This person is being offered to another worker. Take that offer back first."
    if referral.status not in (Referral.Status.MATCHED, Referral.Status.WAITING):
        return f"The referral is now “{referral.get_status_display().lower()}”. {ANEW}"
    return ""


def status_before(support: Support) -> str:
    """The status from which the support was ended."""
    if not support.started_on:
        return Support.Status.STARTING
    ended = support.status_changes.filter(to_status=Support.Status.ENDED).last()
    was_paused = ended and ended.from_status == Support.Status.PAUSED
    return Support.Status.PAUSED if was_paused else Support.Status.ACTIVE
