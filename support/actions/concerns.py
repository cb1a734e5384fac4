"""Safeguarding and risk: raised to the leads, taken on by a named person, closed with an outcome."""

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Role
from groundwork.actions import action
from groundwork.asking import ask
from groundwork.transitions import lock
from notices.kinds import Kind
from referrals.actions.audience import holders, tell
from support import notices
from support.models import Concern, Session, Support


@action
def raise_concern(
    *,
    support: Support,
    by: User,
    kind: str,
    text: str,
    session: Session | None = None,
    sure: Collection[str] = (),
    at: datetime | None = None,
) -> Concern:
    """Raise a concern; every lead of the team is told at once."""
    if support.concerns.open().filter(raised_by=by, text=text).exists():
        ask(sure, "another", "You raised this concern already. Tick the box to raise it once more.")
    at = at or timezone.now()
    concern = Concern.objects.create(support=support, session=session, kind=kind, text=text, raised_by=by, raised_at=at)
    leads, path = holders(Role.LEAD, support.team), concern.get_absolute_url()
    tell(notices.CONCERN_RAISED, leads, support.referral, at, thing=concern, path=path)
    return concern


@action
def acknowledge_concern(*, concern: Concern, by: User, at: datetime | None = None) -> Concern:
    """Take a concern on, by name; whoever raised it is told."""
    concern = lock(concern)
    at = at or timezone.now()
    if concern.acknowledged_at:
        raise ValidationError(f"{concern.acknowledged_by} has already taken this on.", code="stale")
    concern.acknowledged_by, concern.acknowledged_at = by, at
    concern.save()
    tell_who_raised_it(notices.CONCERN_ACKNOWLEDGED, concern, at)
    return concern


@action
def close_concern(*, concern: Concern, by: User, outcome: str, at: datetime | None = None) -> Concern:
    """Close a concern with its outcome; closing takes it on where nobody has."""
    concern = lock(concern)
    at = at or timezone.now()
    if concern.closed_at:
        raise ValidationError(f"{concern.closed_by} has already closed this.", code="stale")
    if not concern.acknowledged_at:
        concern.acknowledged_by, concern.acknowledged_at = by, at
    concern.outcome, concern.closed_by, concern.closed_at = outcome, by, at
    concern.save()
    tell_who_raised_it(notices.CONCERN_CLOSED, concern, at)
    return concern


def tell_who_raised_it(kind: Kind, concern: Concern, at: datetime) -> None:
    """Where the record is closed to them by now, the message leads to their start page."""
    may_open = Concern.objects.visible_to(concern.raised_by).filter(pk=concern.pk).exists()
    path = concern.get_absolute_url() if may_open else reverse("home")
    tell(kind, [concern.raised_by], concern.support.referral, at, thing=concern, path=path)
