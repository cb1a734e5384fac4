"""Safeguarding and risk: raised to the leads, taken on by a named person, closed with an outcome."""

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from groundwork.actions import action
from groundwork.asking import ask
from groundwork.transitions import lock
from notices.kinds import Kind
from referrals.actions.audience import tell, tell_who_answers
from support import notices
from support.models import Acknowledgement, Concern, Session, Support


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
    """Raise a concern; every lead of the team is told at once, or with none there whoever answers for it."""
    if support.concerns.open().filter(raised_by=by, text=text).exists():
        ask(sure, "another", "You raised this concern already. Tick the box to raise it once more.")
    at = at or timezone.now()
    concern = Concern.objects.create(support=support, session=session, kind=kind, text=text, raised_by=by, raised_at=at)
    kinds = notices.CONCERN_RAISED, notices.CONCERN_WITHOUT_LEAD
    path = concern.get_absolute_url()
    tell_who_answers(*kinds, support.referral, at, team=support.team, thing=concern, path=path)
    return concern


@action
def acknowledge_concern(*, concern: Concern, by: User, at: datetime | None = None) -> Concern:
    """Take a concern on, by name; whoever raised it is told. One whose owner is gone can be taken on anew."""
    concern = lock(concern)
    at = at or timezone.now()
    if not Concern.objects.unacknowledged().filter(pk=concern.pk).exists():
        raise ValidationError(f"{concern.acknowledged_by} has already taken this on.", code="stale")
    give_to(concern, by, by=by, at=at)
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
    if Concern.objects.unacknowledged().filter(pk=concern.pk).exists():
        give_to(concern, by, by=by, at=at)
    concern.outcome, concern.closed_by, concern.closed_at = outcome, by, at
    concern.save()
    tell_who_raised_it(notices.CONCERN_CLOSED, concern, at)
    return concern


def give_to(concern: Concern, owner: User, *, by: User, at: datetime) -> None:
    """Let `owner` be the one who answers a locked concern; it is saved by the caller."""
    concern.acknowledged_by, concern.acknowledged_at = owner, at
    Acknowledgement.objects.create(concern=concern, owner=owner, by=by, at=at)


def tell_who_raised_it(kind: Kind, concern: Concern, at: datetime) -> None:
    """Where the record is closed to them by now, the message leads to their start page."""
    may_open = Concern.objects.visible_to(concern.raised_by).filter(pk=concern.pk).exists()
    path = concern.get_absolute_url() if may_open else reverse("home")
    tell(kind, [concern.raised_by], concern.support.referral, at, thing=concern, path=path)
