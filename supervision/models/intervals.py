import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.permissions import Permission
from groundwork.addresses import address_of
from groundwork.models import BaseModel
from groundwork.models.bases import TakenBack, TakenBackQuerySet, taken_back_whole
from groundwork.words import day
from workers.models import Stage


class SupervisionIntervalQuerySet(TakenBackQuerySet):
    def visible_to(self, user):
        """Intervals are everybody's to read; whoever sets them reaches them one by one."""
        return self if user.can(Permission.MANAGE_ACCOUNTS) else self.none()

    def in_force(self, stage, on):
        """The one that holds for a stage on a day, where one has begun; both may be an OuterRef."""
        return self.standing().filter(stage=stage, holds_from__lte=on).order_by("-holds_from")[:1]


@pghistory.track()
class SupervisionInterval(TakenBack, BaseModel):
    """How often supervision is at a stage, from a day on; before the first of them the stage itself says it.

    What became due under an earlier one keeps its own date: see `supervision/due.py`.
    """

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="intervals")
    holds_from = models.DateField("holds from")
    days = models.PositiveSmallIntegerField("days between supervisions")
    reason = models.TextField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = SupervisionIntervalQuerySet.as_manager()

    class Meta:
        ordering = ["holds_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["stage", "holds_from"],
                condition=Q(taken_back_at__isnull=True),
                name="supervision_interval_once_a_day",
                violation_error_message="An interval for this stage begins on that day already. Choose another day.",
            ),
            models.CheckConstraint(
                condition=Q(days__range=(1, 182)),
                name="supervision_interval_1_to_182_days",
                violation_error_message="Enter between 1 and 182 days.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="supervision_interval_says_why",
                violation_error_message="Say why the interval changes.",
            ),
            taken_back_whole("supervision_interval_taken_back_whole"),
        ]

    def __str__(self):
        return f"{self.stage}, from {day(self.holds_from)}"

    def get_absolute_url(self):
        """It is read on the page of all intervals."""
        return address_of("supervision:interval_list")

    def has_begun(self, today):
        """Whether it holds on `today`, or has held before."""
        return self.holds_from <= today
