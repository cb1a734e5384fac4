"""What needs doing about people on the pathway, for those who run it."""

from accounts.permissions import Permission
from groundwork.lists import list_url
from groundwork.todos import Todo
from pathway.models import Interest


def todos(user, today):
    """Those whose day has come, whoever follows up, and those whom nobody follows up any more."""
    if user.can(Permission.RUN_PATHWAY):
        seen = Interest.objects.visible_to(user)
        url = list_url("pathway:interest_list", show="to_follow_up")
        yield Todo("People on the pathway to follow up", seen.to_follow_up(today), url)
        url = list_url("pathway:interest_list", show="without_follower")
        yield Todo("People on the pathway with nobody to follow up", seen.without_follower(), url)
