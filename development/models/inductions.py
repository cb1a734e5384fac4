from uuid import uuid4

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from development.models.checklists import Checklist
from groundwork.addresses import address_of_record
from groundwork.models import BaseModel, OfRequest
from groundwork.models.bases import TakenBack, TakenBackQuerySet, all_or_none, taken_back_whole
from workers.models import Worker

MOST_WEEKS = 52


class InductionQuerySet(TakenBackQuerySet):
    def visible_to(self, user):
        """Inductions of the workers whose profile `user` may see: their own, and of those they look after."""
        return self.filter(worker__in=Worker.objects.visible_to(user).order_by())

    def open(self):
        """Those that go on: neither completed nor begun by mistake."""
        return self.standing().filter(completed_at__isnull=True)


def to_begin(workers, today):
    """Those of these workers for whom a list holds and who have begun none of their stage."""
    lists = Checklist.objects.begun(today).filter(
        Q(team=OuterRef("team")) | Q(team__isnull=True), stage=OuterRef("stage")
    )
    begun = Induction.objects.standing().filter(worker=OuterRef("pk"))
    same_stage = begun.filter(checklist__stage=OuterRef("stage"))
    return workers.filter(Exists(lists.order_by()), ~Exists(same_stage.order_by()), ~Exists(begun.open().order_by()))


@pghistory.track()
class Induction(TakenBack, BaseModel):
    """A worker's way through a list. Taken back, it was begun by mistake.

    `extra_weeks` is how many weeks more than the list says its steps have, which is nothing out of the ordinary.
    """

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="inductions")
    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="inductions")
    started_on = models.DateField("started on")
    extra_weeks = models.PositiveSmallIntegerField("more weeks", default=0)
    completed_at = models.DateTimeField(null=True, editable=False)
    completed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )

    objects = InductionQuerySet.as_manager()

    class Meta:
        ordering = ["-started_on", "-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["worker"],
                condition=Q(completed_at__isnull=True, taken_back_at__isnull=True),
                name="induction_one_open",
                violation_error_message="An induction of this worker goes on already.",
            ),
            models.CheckConstraint(
                condition=Q(extra_weeks__lte=MOST_WEEKS),
                name="induction_extra_weeks_within_a_year",
                violation_error_message=f"Enter between 0 and {MOST_WEEKS} weeks.",
            ),
            all_or_none(
                "induction_completed_by_somebody",
                "completed_at",
                "completed_by",
                message="Enter who completed the induction.",
            ),
            taken_back_whole("induction_taken_back_whole"),
        ]

    def __str__(self):
        return f"Induction, {self.checklist.stage}"

    def get_absolute_url(self):
        return address_of_record("development:induction_detail", self.pk)

    def permission_team_ids(self):
        return self.worker.permission_team_ids()

    @property
    def is_open(self):
        """As `open` says of many."""
        return not self.is_taken_back and self.completed_at is None

    def newer_list(self, today):
        """The list that holds now for the worker's stage and team, where it is another; None where it is the same.

        An induction that began in one stage is not moved to the list of another.
        """
        worker = self.worker
        newest = Checklist.objects.in_force(self.checklist.stage_id, worker.team_id, today)
        return newest if newest and newest.pk != self.checklist_id else None


class InductionChange(OfRequest):
    """A line of an induction's timeline: what was done, by whom, when and in which words."""

    class Did(models.TextChoices):
        BEGUN = "begun", "Begun"
        DONE = "done", "Done"
        SIGNED_OFF = "signed_off", "Signed off"
        SET_ASIDE = "set_aside", "Set aside"
        STEP_TAKEN_BACK = "step_taken_back", "To do again"
        EXTENDED = "extended", "More time"
        MOVED = "moved", "Moved to the new list"
        COMPLETED = "completed", "Completed"
        REOPENED = "reopened", "Goes on again"
        TAKEN_BACK = "taken_back", "Taken back"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    induction = models.ForeignKey(Induction, models.PROTECT, related_name="changes")
    # The title of the step, where it is about one, as it was called then.
    step = models.CharField(max_length=120, blank=True)
    did = models.CharField(max_length=20, choices=Did)
    words = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta(OfRequest.Meta):
        ordering = ["at"]

    def __str__(self):
        return f"{self.get_did_display()}: {self.step}" if self.step else self.get_did_display()
