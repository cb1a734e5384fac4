"""Who is told about a referral and what came of it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils import timezone

from accounts.models import Membership, Team, User
from accounts.permissions import Role
from notices.kinds import Kind
from notices.ledger import notify
from referrals.models import Referral


def holders(role: str, team: Team | UUID | None) -> QuerySet[User]:
    """Everybody active who holds `role` in `team` (or its id) now."""
    memberships = Membership.objects.filter(team=team).current(timezone.now()).with_role(role)
    return User.objects.filter(is_active=True, memberships__in=memberships).distinct()


def followers(referral: Referral) -> QuerySet[User]:
    """The referrer; where they have left the referring team, the colleagues who cover."""
    coordinators = holders(Role.COORDINATOR, referral.referring_team)
    return coordinators.filter(pk=referral.referrer_id) or coordinators


def tell_leads(kind: Kind, referral: Referral, at: datetime, thing: Model | None = None) -> None:
    """Write a notice about the referral for every lead of its team."""
    tell(kind, holders(Role.LEAD, referral.team_id), referral, at, thing=thing)


def tell_leads_of_people(
    kind: Kind, people: Iterable[UUID], at: datetime, thing: Model, but: User | None = None
) -> None:
    """Write a notice about `thing` for every lead of these people, except one; each reads of a referral of theirs."""
    sent = Referral.objects.sent().filter(person__in=people).order_by("team_id", "-submitted_at")
    for referral in sent.distinct("team_id"):
        leads = holders(Role.LEAD, referral.team_id)
        tell(kind, leads.exclude(pk=but.pk) if but else leads, referral, at, thing=thing)


def tell_referrer(kind: Kind, referral: Referral, at: datetime, thing: Model | None = None) -> None:
    """Write a notice about the referral for those who follow it in the referring team."""
    tell(kind, followers(referral), referral, at, thing=thing)


def tell(
    kind: Kind,
    recipients: Iterable[User],
    referral: Referral,
    at: datetime,
    *,
    thing: Model | None = None,
    path: str | None = None,
) -> None:
    """Write a notice that calls a thing by its referral and opens `path`; both are the referral's own unless given."""
    notify(
        kind,
        recipients=recipients,
        thing=(thing or referral).pk,
        label=referral.reference,
        path=path or referral.get_absolute_url(),
        due_on=timezone.localdate(at),
    )
