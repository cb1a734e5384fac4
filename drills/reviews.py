"""Emails to be sent: supports whose review is overdue, so that worker and lead are each told."""

from math import ceil

from accounts.permissions import Role
from drills.people import Service, ago

TOLD_OF_EACH = 2


class OverdueReviews(Service):
    """A service in which nothing else calls for a notice; an administrator sees what was not sent."""

    def __init__(self):
        super().__init__()
        self.user(Role.ADMINISTRATOR)
        self.supporter = self.worker(started_on=ago(0))

    def make(self, notices, due_on=None):
        """Make supports that call for so many notices (or one more), half for the worker and half for the lead.

        Returns how many there will be. Reviews were due a week ago, or on `due_on`.
        """
        made = self.supports(self.supporter, ceil(notices / TOLD_OF_EACH), next_review_due=due_on or ago(7))
        return TOLD_OF_EACH * len(made)
