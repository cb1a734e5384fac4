import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.permissions import Permission
from groundwork.addresses import address_of
from groundwork.models import BaseModel
from groundwork.models.bases import TakenBack, TakenBackQuerySet, taken_back_whole
from groundwork.words import day


class LimitVersionQuerySet(TakenBackQuerySet):
    def visible_to(self, user):
        """Limits are read by whoever works with them; whoever sets them reaches them one by one."""
        return self if user.can(Permission.MANAGE_ACCOUNTS) else self.none()

    def in_force(self, on):
        """Of one limit's versions the one that holds on a day, where one has begun."""
        return self.standing().filter(holds_from__lte=on).order_by("-holds_from")


@pghistory.track()
class LimitVersion(TakenBack, BaseModel):
    """What one of the service's numbers is, from a day on; see `accounts/limits.py`."""

    code = models.SlugField(max_length=40)
    holds_from = models.DateField("holds from")
    value = models.DecimalField(max_digits=5, decimal_places=1)
    reason = models.TextField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = LimitVersionQuerySet.as_manager()

    class Meta:
        ordering = ["code", "holds_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "holds_from"],
                condition=Q(taken_back_at__isnull=True),
                name="limit_once_a_day",
                violation_error_message="This already changes on that day. Choose another day.",
            ),
            models.CheckConstraint(
                condition=Q(value__gt=0), name="limit_above_nothing", violation_error_message="Enter more than 0."
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="limit_says_why", violation_error_message="Say why it changes."
            ),
            taken_back_whole("limit_taken_back_whole"),
        ]

    def __str__(self):
        return f"{self.code}, from {day(self.holds_from)}"

    def get_absolute_url(self):
        """It is read on the page of all limits."""
        return address_of("accounts:limit_list")

    def has_begun(self, today):
        """Whether it holds on `today`, or has held before."""
        return self.holds_from <= today
