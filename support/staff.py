"""Who is there at one moment, as reminders are handed it: with who of them is away, and who covers meanwhile."""

from django.utils import timezone

from accounts import staff
from support.models import Cover
from workers.models import Worker


class Staff(staff.Staff):
    """As in accounts. Who is away holds no role meanwhile, so nobody on leave is reminded of anything."""

    def __init__(self, now):
        super().__init__(now)
        self.away = frozenset(Worker.objects.away(now).order_by().values_list("user", flat=True))
        counting = Cover.objects.counting(timezone.localdate(now), now).order_by()
        self.covers = dict(counting.values_list("support", "worker__user"))

    def with_role(self, role, team_id, since=None):
        """As in accounts, of those who are not away."""
        return super().with_role(role, team_id, since) - self.away
