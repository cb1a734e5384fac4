from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Team
from groundwork.models import OfRequest


class RemitQuerySet(models.QuerySet):
    def of(self, team):
        """What was written for a team, or for the whole service where it is None: the newest first."""
        return self.filter(team=team).select_related("by").order_by("-at", "-recorded_at")


class Remit(OfRequest):
    """What a peer support worker does and does not, as somebody wrote it; the newest counts.

    Without a team it is the service's and everybody's to read; a team adds what is particular to it, or nothing.
    `by` is empty where the service began with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="remits")
    text = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = RemitQuerySet.as_manager()

    class Meta(OfRequest.Meta):
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(team__isnull=False) | ~Q(text=""),
                name="remit_of_service_says_something",
                violation_error_message="Enter what a peer support worker does, and does not.",
            )
        ]

    def __str__(self):
        return f"written on {self.at:%Y-%m-%d}"
