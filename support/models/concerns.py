import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone

from accounts.models import Membership
from accounts.permissions import Permission, roles_with
from groundwork.addresses import address_of_record
from groundwork.models import BaseModel
from groundwork.models.bases import all_or_none
from support.models.sessions import Session
from support.models.supports import Support


class ConcernQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Concerns about the supports that `user` may see."""
        return self.filter(support__in=Support.objects.visible_to(user))

    def with_owner(self):
        """Annotate `is_taken_on`: whether who took it on is there and may answer concerns of its team."""
        may = Membership.objects.there(Now()).with_role(*roles_with(Permission.MANAGE_SUPPORTS))
        own = may.filter(user=OuterRef("acknowledged_by"), team=OuterRef("support__team"))
        return self.annotate(is_taken_on=Exists(own))

    def unacknowledged(self):
        """Open, and nobody who is there has taken it on: nobody ever did, or who did is gone."""
        return self.open().with_owner().filter(is_taken_on=False)

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


@pghistory.track()
class Acknowledgement(BaseModel):
    """That somebody became the one who answers a concern: they took it on, or it was handed over to them."""

    concern = models.ForeignKey(Concern, models.CASCADE, related_name="acknowledgements")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at"]

    def __str__(self):
        return f"acknowledgement of {self.at:%Y-%m-%d}"

    @property
    def title(self):
        """What a timeline calls it."""
        return "Taken on" if self.owner_id == self.by_id else f"Handed over to {self.owner}"
