"""Who answers for a team where somebody is missing: its leads, else its managers, else the administrators."""

from accounts.models import User
from accounts.permissions import Role

LADDER = (Role.LEAD, Role.MANAGER, Role.ADMINISTRATOR)


def who_answers_for(team, now):
    """The first role of the ladder that somebody who is there holds for the team, and those who hold it, by name."""
    for role in LADDER:
        found = list(User.objects.there(now, role, team=None if role == Role.ADMINISTRATOR else team))
        if found:
            return role, found
    return LADDER[-1], []
