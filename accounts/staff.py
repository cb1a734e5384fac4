"""Who holds which role in which team at one moment: read once, asked often."""

from collections import defaultdict

from accounts.models import Membership


class Staff:
    """Users who are there by id, and by team and role, at the moment `now`.

    Who of them is away, and who covers what, apps above know (`support.staff.Staff`): `away` are ids of users,
    `covers` ids of who covers by that of what they cover.
    """

    away, covers = frozenset(), {}

    def __init__(self, now):
        self.users, self.by_role = {}, defaultdict(set)
        current = Membership.objects.there(now).select_related("user")
        for membership in current.order_by():
            self.users[membership.user_id] = membership.user
            self.by_role[membership.team_id, membership.role].add(membership.user_id)

    def with_role(self, role, team_id):
        """Ids of the users who hold `role` in that team."""
        return self.by_role.get((team_id, role), set())
