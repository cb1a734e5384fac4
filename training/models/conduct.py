from uuid import uuid4

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.permissions import Permission
from groundwork.addresses import address_of_record
from groundwork.models import BaseModel, OfRequest
from groundwork.models.bases import TakenBack, TakenBackQuerySet, taken_back_whole
from groundwork.words import day
from workers.models import Worker


class ConductQuerySet(TakenBackQuerySet):
    def visible_to(self, user):
        """Versions are everybody's to read; whoever sets them or agrees to them reaches them one by one."""
        reaches = user.can(Permission.MANAGE_ACCOUNTS) or user.can(Permission.SEE_OWN_PROFILE)
        return self if reaches else self.none()

    def in_force(self, today):
        """The version of each document that holds on `today`: the last that has begun."""
        begun = self.standing().filter(holds_from__lte=today)
        newest = begun.order_by("document", "-holds_from").distinct("document")
        return self.filter(pk__in=newest.values("pk"))

    def to_agree(self, user, today):
        """Versions in force that `user`, a worker employed on `today`, has not agreed to."""
        employed = Worker.objects.employed(today).filter(user=user).order_by()
        agreed = Agreement.objects.filter(version=OuterRef("pk"), worker__user=user)
        return self.in_force(today).filter(Exists(employed), ~Exists(agreed))


@pghistory.track()
class Conduct(TakenBack, BaseModel):
    """The role description or the code of conduct as it is from a day on; each worker is asked to agree to it.

    What it says never changes: a new version replaces it. `set_by` is empty where the service began with it.
    """

    class Document(models.TextChoices):
        ROLE = "role", "Role description"
        CODE = "code", "Code of conduct"

    document = models.CharField(max_length=20, choices=Document)
    holds_from = models.DateField("holds from")
    text = models.TextField()
    reason = models.TextField("what is new", blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ConductQuerySet.as_manager()

    class Meta:
        ordering = ["document", "-holds_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "holds_from"],
                condition=Q(taken_back_at__isnull=True),
                name="conduct_once_a_day",
                violation_error_message="A version that begins on that day is there already. Choose another day.",
            ),
            models.CheckConstraint(
                condition=~Q(text=""), name="conduct_says_something", violation_error_message="Enter the text."
            ),
            taken_back_whole("conduct_taken_back_whole"),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="as_written", fields=["document", "holds_from", "text", "reason", "set_by"]),
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
        ]

    def __str__(self):
        return f"{self.get_document_display()}, from {day(self.holds_from)}"

    def get_absolute_url(self):
        return address_of_record("training:conduct_detail", self.pk)

    def has_begun(self, today):
        """Whether it holds on `today`, or has held before."""
        return self.holds_from <= today


class Agreement(OfRequest):
    """A worker has read a version and agreed to it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="agreements")
    version = models.ForeignKey(Conduct, models.PROTECT, related_name="agreements")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta(OfRequest.Meta):
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "version"],
                name="agreement_once",
                violation_error_message="You have agreed to this version already.",
            )
        ]

    def __str__(self):
        return f"agreed on {self.at:%Y-%m-%d}"
