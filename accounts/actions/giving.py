"""What giving a role is: its row, its line in the history, and who is told."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.account_history import note
from accounts.models import AccountEvent, Membership, Team, User
from accounts.notices import ROLE_GIVEN, ROLE_TAKEN
from accounts.permissions import Role, is_watched
from accounts.watching import concerned, watched_teams, who_watches
from notices.kinds import Kind
from notices.ledger import notify

Deed = AccountEvent.Deed
KIND_OF_TEAM = {
    Role.COORDINATOR: Team.Kind.REFERRING,
    Role.WORKER: Team.Kind.PEER_SUPPORT,
    Role.LEAD: Team.Kind.PEER_SUPPORT,
    Role.SUPERVISOR: Team.Kind.PEER_SUPPORT,
    Role.MANAGER: Team.Kind.PEER_SUPPORT,
    Role.PATHWAY: Team.Kind.PEER_SUPPORT,
}


def give_role(
    *, user: User, by: User | None, role: str, team: Team | None, at: datetime | None, approver: User | None = None
) -> Membership:
    """Give the role and tell whoever watches over it."""
    membership = Membership(user=user, team=team, role=role, starts_at=at or timezone.now(), given_by=by)
    membership.full_clean()
    membership.save()
    event = note(Deed.ADD_MEMBERSHIP, user, by=by, text=str(membership), at=at)
    tell_of_role(membership, event, approver)
    return membership


def team_for(role: str, team: Team | None) -> Team | None:
    """The team that goes with a role; ValidationError where it is of the wrong kind."""
    kind = KIND_OF_TEAM.get(Role(role))
    if kind and team and team.kind != kind:
        raise ValidationError({"team": f"Choose a {kind.label.lower()} for a {Role(role).label.lower()}."})
    return team if kind else None


def tell_of_role(membership: Membership, event: AccountEvent, approver: User | None) -> None:
    """Tell those who watch over the role that somebody has it now; whoever approved it knows."""
    taken = event.by == event.user
    if taken or is_watched(membership.role):
        teams = concerned(membership.team) if is_watched(membership.role) else set()
        tell(ROLE_TAKEN if taken else ROLE_GIVEN, event, teams, label=event.text, knows=approver)


def tell_who_watches(kind: Kind, event: AccountEvent) -> None:
    """Tell of a deed by which somebody could sign in as the owner of an account, where that opens records."""
    held = watched_teams(event.user)
    if held:
        teams = {each for team in held for each in concerned(team)}
        tell(kind, event, teams, label="an account")


def tell(kind: Kind, event: AccountEvent, teams: set[UUID | None], label: str, knows: User | None = None) -> None:
    """Tell whoever watches over these teams of what was done, but who did it and whose account it is."""
    but = [user for user in (event.by, event.user) if user]
    notify(
        kind,
        recipients=[user for user in who_watches(teams, *but) if user != knows],
        thing=event.pk,
        label=label,
        path=event.get_absolute_url(),
        due_on=timezone.localdate(event.at),
    )
