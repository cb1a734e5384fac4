"""Whose deeds a reader is told with a name: those of the teams whose work on a person they may see."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from accounts.models import Membership
from groundwork.expects import SomeUser
from referrals.models import Referral

ANOTHER_TEAM = "another team"


@dataclass
class Side:
    """A reader of one person's record, and the teams that the referrals go between which they may open."""

    reader: SomeUser
    teams: frozenset[UUID]

    def includes(self, who: str = "user", at: str = "at") -> Q:
        """Whether somebody was of these teams when they did something, or is the reader: names of both fields."""
        return Q(**{who: self.reader.pk}) | was_in(self.teams, who, at)


def side_of(user: SomeUser, referrals: Iterable[Referral]) -> Side:
    """The side of somebody who may open these referrals of a person."""
    return Side(user, teams_of(referrals))


def teams_of(referrals: Iterable[Referral]) -> frozenset[UUID]:
    """The ids of the teams that sent and received these referrals."""
    return frozenset(team for each in referrals for team in (each.referring_team_id, each.team_id) if team)


def was_in(teams: Collection[UUID], who: str = "user", at: str = "at") -> Q:
    """Whether somebody held any role in one of the teams at that moment: a condition."""
    held = Membership.objects.current(OuterRef(at)).filter(user=OuterRef(who), team__in=teams)
    return Q(Exists(held))


def name_told(user: SomeUser, is_told: bool) -> str:
    """The name of who did something as a page shows it, or that it was another team."""
    return str(user) if is_told else ANOTHER_TEAM
