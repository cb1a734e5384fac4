"""What waits for those who answer for a team, and for administrators, about accounts and teams."""

from accounts.cover import LADDER
from accounts.models import RoleRequest, Team
from accounts.permissions import SECOND_PERSON, Permission
from accounts.stranded import BELONGINGS, stranded_for
from groundwork.lists import list_url
from groundwork.todos import Todo


def left_behind(user, today):
    """A line for each kind of thing whose owner is gone."""
    if any(role in LADDER for role in user.roles):
        for kind in BELONGINGS.kinds.values():
            yield Todo(kind.left, stranded_for(user, today, kind), list_url("accounts:stranded_list"), urgent=True)


def todos(user, today):
    """What nobody looks after, for those who answer for it; roles that wait; teams in which nobody is there to lead."""
    yield from left_behind(user, today)
    if any(user.can(permission) for permission in SECOND_PERSON):
        waiting, url = RoleRequest.objects.to_answer(user), list_url("accounts:role_request_list", show="to_answer")
        yield Todo("Roles to approve or decline", waiting, url, urgent=True)
    if user.can(Permission.MANAGE_ACCOUNTS):
        alone, url = Team.objects.visible_to(user).without_lead(), list_url("accounts:team_list", lead="none")
        yield Todo("Teams without a team lead", alone, url, urgent=True)
