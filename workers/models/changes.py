from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from groundwork.models import OfRequest
from workers.models.service_lists import Stage
from workers.models.workers import Worker


class StageChange(OfRequest):
    """A worker moved from one stage to another: from when, why and by whom. The first has no stage before it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="stage_changes")
    from_stage = models.ForeignKey(Stage, models.PROTECT, null=True, related_name="+")
    to_stage = models.ForeignKey(Stage, models.PROTECT, related_name="+")
    starts_on = models.DateField("from when")
    why = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta(OfRequest.Meta):
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_stage__isnull=True) | (~Q(from_stage=F("to_stage")) & ~Q(why="")),
                name="stage_change_explained",
                violation_error_message="Choose another stage, and say why it changes.",
            )
        ]

    def __str__(self):
        return f"stage {self.to_stage_id} from {self.starts_on:%Y-%m-%d}"


class ProfileChange(OfRequest):
    """One fact of a worker's employment that was changed: what it said before and since, by whom, when and why.

    `before` and `after` are words as pages show them; `field` is the name of the worker's field.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="profile_changes")
    field = models.CharField(max_length=60)
    label = models.CharField(max_length=100)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    why = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta(OfRequest.Meta):
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(field="agreed_caseload") | ~Q(why=""),
                name="profile_change_of_capacity_explained",
                violation_error_message="Say why the number of places changes.",
            )
        ]

    def __str__(self):
        return f"{self.field} on {self.at:%Y-%m-%d}"
