"""People who died and for whom something is still open: which lead is to confirm what ends."""

from django.db.models import Exists, OuterRef, Q

from accounts.permissions import Permission
from groundwork.permissions import NOTHING, any_of, in_teams
from referrals.models import Person, Referral
from support.models import Support


def to_confirm(user):
    """People who died, with a support or referral open in a team that `user` leads."""
    supports = in_teams("team", user.teams_with(Permission.MANAGE_SUPPORTS))
    referrals = in_teams("team", user.teams_with(Permission.TRIAGE))
    open_there = any_of(NOTHING, still_open(Support, supports), still_open(Referral, referrals))
    return Person.objects.filter(open_there, deceased_on__isnull=False)


def still_open(model, theirs):
    """Whether a person has open rows of a model that fit `theirs`: a condition, or NOTHING."""
    return NOTHING if theirs is NOTHING else Q(Exists(model.objects.open().filter(theirs, person=OuterRef("pk"))))
