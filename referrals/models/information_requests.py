import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from groundwork.models import BaseModel
from groundwork.models.bases import all_or_none
from referrals.models.referrals import Referral


class InformationRequestQuerySet(models.QuerySet):
    def open(self):
        """Asked, and not answered yet."""
        return self.filter(answered_at__isnull=True)

    def awaited(self):
        """Open, and the referral still waits for the answer."""
        return self.open().filter(referral__in=Referral.objects.information_requested())


@pghistory.track()
class InformationRequest(BaseModel):
    """A lead's question to the referrer, and the answer."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="information_requests")
    question = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects = InformationRequestQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"],
                condition=Q(answered_at__isnull=True),
                name="information_request_one_open",
                violation_error_message="A question to the referrer is already open.",
            ),
            all_or_none(
                "information_request_answered_whole",
                "answered_by",
                "answered_at",
                message="An answer needs its author and time.",
            ),
        ]

    def __str__(self):
        return f"asked {self.asked_at:%Y-%m-%d}"

    @property
    def is_open(self):
        return self.answered_at is None
