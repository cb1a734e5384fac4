"""What waits for administrators about accounts and teams."""

from accounts.models import Team
from accounts.permissions import Permission
from groundwork.lists import list_url
from groundwork.todos import Todo


def todos(user, today):
    """Teams in which nobody is there to lead them."""
    if user.can(Permission.MANAGE_ACCOUNTS):
        alone, url = Team.objects.visible_to(user).without_lead(), list_url("accounts:team_list", lead="none")
        yield Todo("Teams without a team lead", alone, url, urgent=True)
