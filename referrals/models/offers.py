import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from accounts.permissions import Permission
from groundwork.addresses import address_of_record
from groundwork.models import BaseModel
from groundwork.models.bases import filled_when
from groundwork.permissions import NOTHING, any_of, in_teams
from referrals.models.referrals import Referral
from workers.models import Worker


class OfferQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A worker's own offers in the teams they work in; a lead's, those of their team's workers."""
        works_in = user.teams_with(Permission.SUPPORT)
        own = Q(worker__user=user, referral__team__in=works_in) if works_in else NOTHING
        return self.filter(any_of(own, in_teams("referral__team", user.teams_with(Permission.MATCH))))

    def open(self):
        """Waiting for the worker's answer."""
        return self.filter(status=Offer.Status.OPEN)

    def without_worker(self, today):
        """Waiting for the answer of a worker who is not there to give one."""
        return self.open().exclude(worker__in=Worker.objects.there(today, Now()).order_by().values("pk"))


@pghistory.track()
class Offer(BaseModel):
    """A lead's match of a waiting referral with a worker, for the worker to accept or hand back."""

    class Status(models.TextChoices):
        OPEN = "open", "Waiting for the worker"
        ACCEPTED = "accepted", "Accepted"
        HANDED_BACK = "handed_back", "Handed back"
        WITHDRAWN = "withdrawn", "Withdrawn"

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="offers")
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="offers")
    status = models.CharField(max_length=20, choices=Status, default=Status.OPEN, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    reason = models.TextField("why go past the worker's capacity or what the person asked for", blank=True)
    answered_at = models.DateTimeField(null=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["worker"], condition=Q(status="open"), name="offer_open_of_worker")]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"],
                condition=Q(status="open"),
                name="offer_one_open",
                violation_error_message="Somebody has already matched this referral with a worker.",
            ),
            filled_when(
                "offer_answered_with_time",
                ~Q(status="open"),
                "answered_at",
                message="An answered offer needs its time.",
            ),
        ]

    def __str__(self):
        return f"{self.referral} to {self.worker}"

    def get_absolute_url(self):
        return address_of_record("referrals:offer_detail", self.pk)

    def permission_team_ids(self):
        return [self.referral.team_id]
