"""The conditions under which somebody may open a referral."""

from django.db.models import Exists, OuterRef, Q

from accounts.permissions import Permission
from groundwork.permissions import NOTHING
from workers.models import Worker

SENT = ~Q(status="draft")


def drafted(user):
    """A coordinator's own drafts in the teams they refer for."""
    teams = user.teams_with(Permission.REFER)
    return Q(status="draft", referrer=user, referring_team__in=teams) if teams else NOTHING


def offered(user):
    """Referrals that `user` is offered now as a worker, in the teams they work in."""
    teams = user.teams_with(Permission.SUPPORT)
    if not teams:
        return NOTHING
    open_offers = Worker.objects.filter(user=user, offers__referral=OuterRef("pk"), offers__status="open")
    return Q(Exists(open_offers), team__in=teams)
