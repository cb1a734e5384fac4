"""Making and changing teams."""

from typing import Any

from accounts.models import Team, User
from groundwork.actions import action
from groundwork.transitions import lock


@action
def add_team(*, by: User, **fields: Any) -> Team:
    """Make a team from the fields of `Team`."""
    team = Team(**fields)
    team.full_clean()
    team.save()
    return team


@action
def edit_team(*, team: Team, by: User, **fields: Any) -> Team:
    """Change a team's fields; the kind stays what it was, because roles and referrals depend on it."""
    team = lock(team)
    for name, value in fields.items():
        setattr(team, name, value)
    team.full_clean()
    team.save()
    return team
