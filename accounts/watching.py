"""Who is told of what lets somebody read records: the other administrators, and the leads of the teams concerned."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from accounts import slots
from accounts.models import Membership, RoleRequest, Team, User
from accounts.permissions import WATCHED


def who_watches(teams: Iterable[UUID | None], *but: User) -> QuerySet[User]:
    """The administrators and the leads of these teams who are there, but these users; without any, every other lead."""
    there = Membership.objects.there(timezone.now())
    ids = [user.pk for user in but]
    near = there.watching([team for team in teams if team], *ids)
    held = near if near.exists() else there.leading().of_others(*ids)
    return User.objects.filter(pk__in=held.order_by().values("user_id"))


def concerned(team: Team | None) -> set[UUID | None]:
    """The teams whose leads are told of a role in this one; a referring team has none of its own."""
    if team is None:
        return set()
    found = {each for teams_of in slots.CONCERNED for each in teams_of(team.pk)}
    return found | {team.pk, team.refers_to_id}


def watched_teams(user: User) -> list[Team | None]:
    """The teams of the roles that this account has, or waits for, of which others are told; None for all teams.

    Also what waits while the account is deactivated: it can be approved once that is active again.
    """
    waiting = user.role_requests.filter(status=RoleRequest.Status.WAITING).select_related("team")
    return [each.team for each in [*watched_roles(user), *waiting]]


def watched_roles(user: User) -> list[Membership]:
    """The roles of this account now of which others are told who gets them."""
    held = user.memberships.current(timezone.now()).with_role(*WATCHED)
    return list(held.select_related("team"))
