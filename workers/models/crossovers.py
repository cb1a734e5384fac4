import pghistory
from django.db import models
from django.db.models import Q

from groundwork.addresses import address_of_record
from groundwork.models import PrivateTextField
from groundwork.models.private_texts import encrypted_only
from workers.models.rooms import PrivateRecord, PrivateRecordQuerySet, Room


class WithdrawableQuerySet(PrivateRecordQuerySet):
    def standing(self):
        """Those that have not been taken back."""
        return self.filter(withdrawn_at__isnull=True)


class Withdrawable(PrivateRecord):
    """Something in a private room that can be taken back; its words are gone then."""

    withdrawn_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True


@pghistory.track()
class Crossover(Withdrawable):
    """That a worker knows a team, service, member of staff or person from their own care or life.

    Even of which kind it is, is encrypted: `workers.crossovers` says what stands in `named`. What was taken back holds
    no words any more.
    """

    room = Room.CROSSOVERS
    TEXTS = ("named", "note")

    named = PrivateTextField("whom or what")
    note = PrivateTextField("what else to know", blank=True)
    review_on = models.DateField("review by")

    objects = WithdrawableQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            encrypted_only("crossover_encrypted", "named", "note"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) & ~Q(named="")
                | Q(withdrawn_at__isnull=False) & Q(named="", note=""),
                name="crossover_names_something",
                violation_error_message="Say whom or what you know.",
            ),
        ]

    def __str__(self):
        return "Crossover"

    def get_absolute_url(self):
        """It stands on the page of its room, among the worker's others."""
        return address_of_record("workers:crossovers", self.worker_id)
