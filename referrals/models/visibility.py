"""The conditions under which somebody may open a referral."""

from django.db.models import Exists, OuterRef, Q

from accounts.permissions import Permission
from groundwork.permissions import NOTHING, in_teams
from workers.models import Worker

SENT = ~Q(status="draft")


def followed(user):
    """Those that the referring teams of a coordinator have sent."""
    return in_teams("referring_team", user.teams_with(Permission.FOLLOW_REFERRALS))


def received(user):
    """Those sent to the teams that a lead reads the records of."""
    return in_teams("team", user.teams_with(Permission.SEE_TEAM_RECORDS))


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
