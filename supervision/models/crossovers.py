import pghistory
from django.db import models
from django.db.models import Exists, OuterRef, Q

from groundwork.addresses import address_of_record
from groundwork.models import PrivateTextField
from groundwork.models.private_texts import encrypted_only
from supervision.models.supervisions import Supervision
from workers.models.crossovers import Withdrawable, WithdrawableQuerySet
from workers.models.rooms import Room


class CrossoverAtWorkQuerySet(WithdrawableQuerySet):
    def awaiting(self):
        """Those for which no additional supervision has been held since."""
        held = Supervision.objects.held().filter(
            worker=OuterRef("worker"), kind=Supervision.Kind.ADDITIONAL, date__gte=OuterRef("happened_on")
        )
        return self.standing().exclude(Exists(held))


@pghistory.track()
class CrossoverAtWork(Withdrawable):
    """That a worker met, at work, somebody or something of their own life.

    The supervisor learns that there was one, and no more; it asks for an additional supervision until one is held.
    """

    room = Room.CROSSOVERS
    TEXTS = ("happened",)

    happened_on = models.DateField("when it happened")
    happened = PrivateTextField("what happened", blank=True)

    objects = CrossoverAtWorkQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_on", "-created_at"]
        indexes = [
            models.Index(fields=["worker"], condition=Q(withdrawn_at__isnull=True), name="crossover_at_work_standing")
        ]
        constraints = [
            encrypted_only("crossover_at_work_encrypted", "happened"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) & ~Q(happened="") | Q(withdrawn_at__isnull=False, happened=""),
                name="crossover_at_work_says_what",
                violation_error_message="Enter what happened.",
            ),
        ]

    def __str__(self):
        return "Crossover at work"

    def get_absolute_url(self):
        """It stands on the page of the worker's crossovers."""
        return address_of_record("workers:crossovers", self.worker_id)
