"""Who is told about a referral and what came of it."""

from django.db.models.functions import Now
from django.utils import timezone

from accounts.models import Membership, User
from accounts.permissions import Role
from groundwork.prepared import prepared
from notices.ledger import notify


def holders(role, team, now=None):
    """Everybody active who holds `role` in `team` (or its id) at `now`, a moment or `Now()`."""
    memberships = Membership.objects.filter(team=team).current(now or timezone.now()).with_role(role)
    return User.objects.filter(is_active=True, memberships__in=memberships).distinct()


def followers(referral):
    """The referrer; where they have left the referring team, the colleagues who cover."""
    coordinators = holders(Role.COORDINATOR, referral.referring_team)
    return coordinators.filter(pk=referral.referrer_id) or coordinators


def tell_leads(kind, referral, at, thing=None):
    """Write a notice about the referral for every lead of its team."""
    leads = prepared(("leads",), lambda team: holders(Role.LEAD, team, Now()), [referral.team_id])
    tell(kind, leads, referral, at, thing=thing)


def tell_referrer(kind, referral, at, thing=None):
    """Write a notice about the referral for those who follow it in the referring team."""
    tell(kind, followers(referral), referral, at, thing=thing)


def tell(kind, recipients, referral, at, *, thing=None, path=None):
    """Write a notice that calls a thing by its referral and opens `path`; both are the referral's own unless given."""
    notify(
        kind,
        recipients=recipients,
        thing=(thing or referral).pk,
        label=referral.reference,
        path=path or referral.get_absolute_url(),
        due_on=timezone.localdate(at),
    )
