import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from groundwork.addresses import address_of_record
from groundwork.models import BaseModel
from groundwork.models.bases import all_or_none
from support.models.sessions import Session
from support.models.supports import Support


class ConcernQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Concerns about the supports that `user` may see."""
        return self.filter(support__in=Support.objects.visible_to(user))

    def unacknowledged(self):
        """Raised, and no lead has taken it on yet."""
        return self.filter(acknowledged_at__isnull=True)

    def open(self):
        """Raised, and without an outcome."""
        return self.filter(closed_at__isnull=True)

    def closed(self):
        """With an outcome."""
        return self.filter(closed_at__isnull=False)


@pghistory.track()
class Concern(BaseModel):
    """A safeguarding or risk concern, raised to the lead and taken on by a named person."""

    class Kind(models.TextChoices):
        SAFEGUARDING = "safeguarding", "Safeguarding"
        RISK = "risk", "Risk"
        OTHER = "other", "Something else"

    support = models.ForeignKey(Support, models.PROTECT, related_name="concerns")
    session = models.ForeignKey(Session, models.PROTECT, null=True, related_name="concerns")
    kind = models.CharField(max_length=20, choices=Kind)
    text = models.TextField("what the concern is")
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    raised_at = models.DateTimeField(default=timezone.now)
    acknowledged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    acknowledged_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        ordering = ["raised_at"]
        indexes = [
            models.Index(fields=["support"], condition=Q(acknowledged_at__isnull=True), name="concern_unacknowledged"),
            models.Index(fields=["support"], condition=Q(closed_at__isnull=True), name="concern_open"),
        ]
        constraints = [
            all_or_none(
                "concern_acknowledged_whole",
                "acknowledged_by",
                "acknowledged_at",
                message="Say who took the concern on.",
            ),
            all_or_none("concern_closed_whole", "closed_by", "closed_at", message="Say who closed the concern."),
        ]

    def __str__(self):
        return f"concern of {self.raised_at:%Y-%m-%d}"

    def get_absolute_url(self):
        return address_of_record("support:concern_detail", self.pk)

    def permission_team_ids(self):
        return [self.support.team_id]
