from datetime import timedelta

import pghistory
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When

from groundwork.models import BaseModel
from groundwork.models.bases import TakenBack, TakenBackQuerySet, all_or_none, filled_when, taken_back_whole
from training.models.barriers import Barrier
from training.models.courses import Course
from training.models.exemptions import Exemption
from training.models.rules import CourseRule
from workers.models.workers import Worker

# When the reminders go out is theirs to say: `workers/reminders.py`, BEFORE.
RUNNING_OUT_DAYS = 60


class State(models.TextChoices):
    """How a worker stands with a course on a date."""

    IN_DATE = "in_date", "In date"
    RUNNING_OUT = "running_out", "Running out"
    RUN_OUT = "run_out", "Run out"
    MISSING = "missing", "Missing"
    DUE = "due", "To do"
    EXEMPT = "exempt", "Exempt"


class TrainingRecordQuerySet(TakenBackQuerySet):
    def visible_to(self, user):
        """The training of workers whose profile `user` may see."""
        return self.filter(worker__in=Worker.objects.visible_to(user))

    def in_force(self):
        """The completed record that counts for each worker and course: the one that runs out last, or never."""
        completed = self.standing().filter(status=TrainingRecord.Status.COMPLETED)
        lasting = completed.order_by("worker_id", "course_id", F("expires_on").desc(nulls_first=True), "-completed_on")
        return self.filter(pk__in=lasting.distinct("worker_id", "course_id").values("pk"))

    def open(self):
        """Places on courses that were neither completed nor given up."""
        return self.standing().filter(status=TrainingRecord.Status.ENROLLED)

    def required(self, today):
        """Records of courses that the rules of `today` ask for in the worker's post, unless they are exempt."""
        rules = CourseRule.objects.in_force(today).filter(course=OuterRef("course"))
        asked = rules.asking(OuterRef("worker__stage"), OuterRef("worker__employment"))
        before = Q(course__required_for=F("worker__stage")) & ~Exists(rules)
        exempt = Exemption.objects.in_force(today).filter(worker=OuterRef("worker"), course=OuterRef("course"))
        return self.filter(Exists(asked) | before, ~Exists(exempt), course__is_active=True)

    def with_state(self, today):
        """Completed records with their `state` on `today`: still good on the day they run out."""
        return self.annotate(
            state=Case(
                When(expires_on__lt=today, then=Value(State.RUN_OUT)),
                When(expires_on__lte=today + timedelta(days=RUNNING_OUT_DAYS), then=Value(State.RUNNING_OUT)),
                default=Value(State.IN_DATE),
                output_field=models.CharField(),
            )
        )

    def running_out(self, today):
        """Required training that runs out within RUNNING_OUT_DAYS of `today` and has not been renewed."""
        return self.in_force().required(today).with_state(today).filter(state=State.RUNNING_OUT)

    def run_out(self, today):
        """Required training that ran out before `today` and has not been renewed."""
        return self.in_force().required(today).with_state(today).filter(state=State.RUN_OUT)


@pghistory.track()
class TrainingRecord(TakenBack, BaseModel):
    """One worker's place on one course. What got in the way is never held against anybody: nothing counts it."""

    class Status(models.TextChoices):
        ENROLLED = "enrolled", "Enrolled"
        COMPLETED = "completed", "Completed"
        WITHDRAWN = "withdrawn", "Withdrawn"

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="training")
    course = models.ForeignKey(Course, models.PROTECT, related_name="records")
    status = models.CharField(max_length=20, choices=Status, default=Status.ENROLLED)
    enrolled_on = models.DateField("enrolled on")
    completed_on = models.DateField("completed on", null=True, blank=True)
    hours = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    expires_on = models.DateField("runs out on", null=True, blank=True)
    # Set where the day it runs out follows from a rule that came after the course was completed.
    dated_by = models.ForeignKey(CourseRule, models.PROTECT, null=True, editable=False, related_name="dated")
    barrier_kind = models.ForeignKey(Barrier, models.PROTECT, null=True, blank=True, related_name="+")
    barrier = models.TextField("what got in the way", blank=True)
    help_offered = models.TextField("help offered", blank=True)

    objects = TrainingRecordQuerySet.as_manager()

    class Meta:
        ordering = ["course__order", "-enrolled_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "course"],
                condition=Q(status="enrolled", taken_back_at__isnull=True),
                name="training_one_open_place",
                violation_error_message="This worker is already enrolled on this course.",
            ),
            filled_when(
                "training_completed_with_date",
                Q(status="completed"),
                "completed_on",
                message="Enter the date the course was completed.",
            ),
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(expires_on__gt=F("completed_on")),
                name="training_expires_after_completion",
                violation_error_message="The date it runs out must be after the date it was completed.",
            ),
            all_or_none(
                "training_completed_with_hours",
                "completed_on",
                "hours",
                message="Enter how many hours the course took.",
            ),
            models.CheckConstraint(
                condition=Q(dated_by__isnull=True) | Q(expires_on__isnull=False),
                name="training_dated_by_a_rule",
                violation_error_message="A rule that dates a record gives it a day on which it runs out.",
            ),
            taken_back_whole("training_taken_back_whole"),
        ]

    def __str__(self):
        return f"{self.course}, {self.get_status_display().lower()}"

    def permission_team_ids(self):
        return self.worker.permission_team_ids()
