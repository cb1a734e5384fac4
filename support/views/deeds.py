"""What the deeds of a support have in common."""

from django.core.exceptions import PermissionDenied

from accounts.permissions import Permission
from groundwork.deeds import DeedView
from groundwork.permissions import can
from support.models import Support


class SupportDeed(DeedView):
    """A deed in one support: its worker's, with `lead_may` a lead's as well, with `cover_may` of who covers.

    `statuses` are those in which it can be done; a page for another status leads back with a word.
    """

    model = Support
    lead_may = cover_may = False
    statuses = Support.OPEN

    @property
    def support(self):
        return self.object

    def get_queryset(self):
        return super().get_queryset().select_related("person", "referral", "worker__user", "team")

    def check(self):
        if not may_act(self.user, self.support, lead_may=self.lead_may, cover_may=self.cover_may):
            raise PermissionDenied

    def person_id(self):
        return self.support.person_id

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "caption": f"{self.support.person.called}, {self.support.referral.reference}"
        }

    def why_not(self):
        may_be = self.support.status in self.statuses
        return "" if may_be else f"This support is now “{self.support.get_status_display().lower()}”."


def may_act(user, support, *, lead_may=False, cover_may=False):
    """Whether `user` is the worker of this open support, or where they may too one of its leads, or covers."""
    if lead_may and can(user, Permission.MANAGE_SUPPORTS, support):
        return True
    if not can(user, Permission.SUPPORT, support):
        return False
    return support.is_supported_by(user) or (cover_may and support.is_covered_by(user))


def may_strike(user, row):
    """Whether `user` may say that a session or review was logged in error: who logged it, or a lead."""
    own = row.author_id == user.pk and may_act(user, row.support, cover_may=True)
    return own or can(user, Permission.MANAGE_SUPPORTS, row.support)


def may_add(user, session):
    """Whether `user` may add to the note of a session: its worker, and of a support that has ended its lead.

    Who covers adds to what they logged.
    """
    support = session.support
    return may_act(user, support, lead_may=not support.is_open, cover_may=session.author_id == user.pk)
