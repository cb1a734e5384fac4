import pghistory
from django.db import models
from django.db.models import Q

from groundwork.addresses import address_of_record
from groundwork.models import PrivateTextField
from groundwork.models.private_texts import encrypted_only
from workers.models.rooms import PrivateRecord, PrivateRecordQuerySet, Room


class GainQuerySet(PrivateRecordQuerySet):
    def kept(self):
        """Those that the worker has not removed."""
        return self.filter(removed_at__isnull=True)


@pghistory.track()
class Gain(PrivateRecord):
    """Something that a worker has gained themselves, in their own words and for nobody else.

    What was removed holds no words any more.
    """

    room = Room.GAINS
    TEXTS = ("gain",)

    noticed_on = models.DateField("noticed on")
    gain = PrivateTextField("what was gained", blank=True)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = GainQuerySet.as_manager()

    class Meta:
        ordering = ["-noticed_on", "-created_at"]
        constraints = [
            encrypted_only("gain_encrypted", "gain"),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True) & ~Q(gain="") | Q(removed_at__isnull=False, gain=""),
                name="gain_says_what",
                violation_error_message="Enter what you have gained.",
            ),
        ]

    def __str__(self):
        return "Own gain"

    def get_absolute_url(self):
        """It stands on the page of its room, among the worker's others."""
        return address_of_record("workers:gains", self.worker_id)


@pghistory.track()
class RecoveryPlan(PrivateRecord):
    """A worker's own recovery plan, for nobody else; one for each worker, if they want to keep one."""

    room = Room.RECOVERY
    TEXTS = ("hopes", "steady", "hard", "signs", "steps", "people", "very_hard")

    hopes = PrivateTextField("what I hope for", blank=True)
    steady = PrivateTextField("what keeps me steady", blank=True)
    hard = PrivateTextField("what makes it hard", blank=True)
    signs = PrivateTextField("what I notice first", blank=True)
    steps = PrivateTextField("what I do then", blank=True)
    people = PrivateTextField("who is there for me", blank=True)
    very_hard = PrivateTextField("if it gets very hard", blank=True)

    class Meta:
        constraints = [
            encrypted_only(
                "recovery_plan_encrypted", "hopes", "steady", "hard", "signs", "steps", "people", "very_hard"
            ),
            models.UniqueConstraint(
                fields=["worker"],
                name="recovery_plan_one_each",
                violation_error_message="There is a recovery plan already. Open it and change that one.",
            ),
        ]

    def __str__(self):
        return "Own recovery plan"

    def get_absolute_url(self):
        return address_of_record("workers:recovery_plan", self.worker_id)

    @property
    def is_empty(self):
        """Whether nothing is written in it."""
        return not any(getattr(self, name) for name in self.TEXTS)
