"""What would be left without an owner when somebody goes, a role ends or a team closes, in words."""

from accounts.models import Membership, Team, User
from accounts.permissions import Role
from accounts.stranded import BELONGINGS


def left_by(user, now):
    """What nobody would look after without `user`: what is theirs, and the teams that they alone lead."""
    held = user.memberships.current(now)
    return [*things_of(user), *led_alone(user, held, now)]


def left_without(membership, now):
    """As `left_by`, when this role ends and the others of the same person go on."""
    user, team = membership.user, membership.team_id
    others = user.memberships.current(now).filter(team=team).exclude(pk=membership.pk)
    kept = set(others.values_list("role", flat=True))
    lost = {name for name, kind in BELONGINGS.kinds.items() if not kept & set(kind.kept_by or kind.roles)}
    return [*things_of(user, lost, team), *led_alone(user, [membership], now)]


def left_by_worker(user, team):
    """As `left_by`, when somebody no longer works in `team` as a worker."""
    theirs = {name for name, kind in BELONGINGS.kinds.items() if set(kind.roles) == {Role.WORKER}}
    return things_of(user, theirs, team)


def left_in(team):
    """What is open in a team that is to be closed."""
    counted = [(kind, kind.counts(kind.open().filter(**{kind.team: team}))) for kind in BELONGINGS.kinds.values()]
    return [kind.counted(number) for kind, rows in counted for _, number in rows]


def things_of(user, kinds=None, team=None):
    """How many of each kind `user` looks after, in each team or in this one; `kinds` limits to these names."""
    found = [
        (kind, *row)
        for kind in BELONGINGS.kinds.values()
        if kinds is None or kind.name in kinds
        for row in kind.counts(kind.owned_by(user))
        if team in (None, row[0])
    ]
    teams = Team.objects.in_bulk({key for _, key, _ in found})
    return [f"{kind.counted(number)} in {teams[key]}" for kind, key, number in found]


def led_alone(user: User, memberships, now):
    """The teams of these memberships that nobody else who is there leads."""
    leads = Membership.objects.there(now).with_role(Role.LEAD).exclude(user=user)
    for membership in memberships:
        if membership.role == Role.LEAD and not leads.filter(team=membership.team_id).exists():
            yield f"{membership.team}, which has no other team lead"
