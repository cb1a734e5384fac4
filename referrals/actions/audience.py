"""Who is told about a referral and what came of it."""

from django.utils import timezone

from accounts.models import Membership, User
from accounts.permissions import Role
from notices.ledger import notify


def holders(role, team):
    """Everybody active who holds `role` in `team` (or its id) now."""
    memberships = Membership.objects.filter(team=team).current(timezone.now()).with_role(role)
    return User.objects.filter(is_active=True, memberships__in=memberships).distinct()


def followers(referral):
    """The referrer; where they have left the referring team, the colleagues who cover."""
    coordinators = holders(Role.COORDINATOR, referral.referring_team)
    return coordinators.filter(pk=referral.referrer_id) or coordinators


def tell_leads(kind, referral, at, thing=None):
    """Write a notice about the referral for every lead of its team."""
    tell(kind, holders(Role.LEAD, referral.team_id), referral, at, thing=thing)


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
