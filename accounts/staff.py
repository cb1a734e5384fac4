"""Who holds which role in which team at one moment: read once, asked often."""

from collections import defaultdict

from django.utils import timezone

from accounts.models import Membership


class Staff:
    """Users who are there by id, and by team and role, at the moment `now`.

    Who of them is away, and who covers what, apps above know (`support.staff.Staff`): `away` are ids of users,
    `covers` ids of who covers by that of what they cover.
    """

    away, covers = frozenset(), {}

    def __init__(self, now):
        self.users, self.by_role = {}, defaultdict(dict)
        current = Membership.objects.there(now).select_related("user")
        for membership in current.order_by():
            self.users[membership.user_id] = membership.user
            began = timezone.localdate(membership.starts_at)
            self.by_role[membership.team_id, membership.role][membership.user_id] = began

    def with_role(self, role, team_id, since=None):
        """Ids of the users who hold `role` in that team; with `since`, a day, those only who held it then already."""
        held = self.by_role.get((team_id, role), {})
        return {user_id for user_id, began in held.items() if since is None or began <= since}
