from decimal import Decimal
from uuid import uuid4

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from groundwork.models import OfRequest, ServiceListItem

LEAST, MOST = Decimal("0.1"), Decimal(2)


@pghistory.track()
class Intensity(ServiceListItem):
    """How often somebody is met, and how much of a place that takes."""

    about = (
        "How often a support meets. The weight says how much of a worker's place it takes: 1 is a person met weekly."
    )

    weight = models.DecimalField(
        "weight",
        max_digits=4,
        decimal_places=3,
        validators=[MinValueValidator(LEAST), MaxValueValidator(MOST)],
        help_text="How much of a place it takes, from 0.1 to 2. Somebody who is met weekly takes 1.",
    )

    class Meta(ServiceListItem.Meta):
        verbose_name_plural = "intensities"
        constraints = [
            models.CheckConstraint(
                condition=Q(weight__gte=LEAST, weight__lte=MOST),
                name="intensity_weight_in_range",
                violation_error_message="Weight must be from 0.1 to 2.",
            )
        ]


class IntensityChange(OfRequest):
    """A support meets more or less often from now on: from what, to what, by whom, when and why."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    support = models.ForeignKey("support.Support", models.PROTECT, related_name="intensity_changes")
    from_intensity = models.ForeignKey(Intensity, models.PROTECT, null=True, related_name="+")
    to_intensity = models.ForeignKey(Intensity, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.TextField(blank=True)

    class Meta(OfRequest.Meta):
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_intensity__isnull=True) | ~Q(from_intensity=F("to_intensity")),
                name="intensity_change_changes",
                violation_error_message="It is this already. Choose how often you meet from now on.",
            )
        ]

    def __str__(self):
        return f"intensity {self.to_intensity_id} from {self.at:%Y-%m-%d}"
