import pghistory
from django.db import models
from django.db.models import Q

from groundwork.addresses import address_of_record
from groundwork.models import PrivateTextField, StatusChange
from groundwork.models.bases import filled_when
from groundwork.models.private_texts import encrypted_only
from workers.models.rooms import PrivateRecord, PrivateRecordQuerySet, Room


class AdjustmentQuerySet(PrivateRecordQuerySet):
    def open(self):
        """Those that are still needed."""
        return self.exclude(status=Adjustment.Status.ENDED)

    def ended(self):
        return self.filter(status=Adjustment.Status.ENDED)


@pghistory.track()
class Adjustment(PrivateRecord):
    """A reasonable adjustment that a worker needs, from identifying it to reviewing whether it is right."""

    class Status(models.TextChoices):
        """The steps of the national standard, and an end."""

        IDENTIFIED = "identified", "Identified"
        RECORDED = "recorded", "Recorded"
        FLAGGED = "flagged", "Flagged"
        MET = "met", "Met"
        REVIEWED = "reviewed", "Reviewed"
        ENDED = "ended", "No longer needed"

    room = Room.ADJUSTMENTS
    COLOURS = {
        Status.IDENTIFIED: "yellow",
        Status.RECORDED: "blue",
        Status.FLAGGED: "blue",
        Status.MET: "green",
        Status.REVIEWED: "green",
        Status.ENDED: "grey",
    }
    # A review may find that what was agreed is to change: then it is recorded anew, flagged and met again.
    TRANSITIONS = {
        Status.IDENTIFIED: [Status.RECORDED, Status.ENDED],
        Status.RECORDED: [Status.FLAGGED, Status.ENDED],
        Status.FLAGGED: [Status.MET, Status.REVIEWED, Status.RECORDED, Status.ENDED],
        Status.MET: [Status.REVIEWED, Status.RECORDED, Status.ENDED],
        Status.REVIEWED: [Status.REVIEWED, Status.RECORDED, Status.ENDED],
    }
    TEXTS = ("need", "agreed", "tell", "found")

    status = models.CharField(max_length=20, choices=Status, default=Status.IDENTIFIED, editable=False)
    need = PrivateTextField("what is needed")
    agreed = PrivateTextField("what is agreed", blank=True)
    tell = PrivateTextField("who has to know of it", blank=True)
    found = PrivateTextField("what the last review found", blank=True)
    met_on = models.DateField("met since", null=True, blank=True)
    review_on = models.DateField("review by", null=True, blank=True)

    objects = AdjustmentQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            encrypted_only("adjustment_encrypted", "need", "agreed", "tell", "found"),
            models.CheckConstraint(
                condition=~Q(need=""),
                name="adjustment_says_what_is_needed",
                violation_error_message="Enter what is needed.",
            ),
            filled_when(
                "adjustment_reviewed_by_a_date",
                ~Q(status__in=["identified", "ended"]),
                "review_on",
                texts=["agreed"],
                message="Enter what is agreed and by when it is reviewed.",
            ),
        ]

    def __str__(self):
        return "Reasonable adjustment"

    def get_absolute_url(self):
        """It stands on the page of its room, among the worker's others."""
        return address_of_record("workers:adjustments", self.worker_id)

    @property
    def colour(self):
        """Colour of the status tag."""
        return self.COLOURS[self.status]

    @property
    def is_open(self):
        """Whether it is still needed, as `open()` says of many."""
        return self.status != self.Status.ENDED


class AdjustmentStatusChange(StatusChange):
    """A line of an adjustment's timeline; reasons stand in the adjustment, encrypted."""

    adjustment = models.ForeignKey(Adjustment, models.PROTECT, related_name="status_changes")

    class Meta(StatusChange.Meta):
        pass
