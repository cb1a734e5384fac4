import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When
from django.db.models.lookups import IsNull

from groundwork.models import BaseModel
from groundwork.models.bases import TakenBack, TakenBackQuerySet, taken_back_whole
from training.models.courses import Course
from workers.models import Worker

# The days of an exemption, the last included.
DAYS = Func("granted_on", "until", Value("[]"), function="DATERANGE", output_field=DateRangeField())


class ExemptionQuerySet(TakenBackQuerySet):
    def visible_to(self, user):
        """Exemptions of workers whose profile `user` may see."""
        return self.filter(worker__in=Worker.objects.visible_to(user))

    def in_force(self, today):
        """Those that hold on `today`, the last day included."""
        return self.standing().filter(granted_on__lte=today, until__gte=today)


@pghistory.track()
class Exemption(TakenBack, BaseModel):
    """A worker need not have a required course, for a reason and until a day."""

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="exemptions")
    course = models.ForeignKey(Course, models.PROTECT, related_name="exemptions")
    reason = models.TextField()
    granted_on = models.DateField("granted on")
    until = models.DateField()
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ExemptionQuerySet.as_manager()

    class Meta:
        ordering = ["-until", "course__order"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("granted_on")),
                name="exemption_ends_after_it_was_granted",
                violation_error_message="The last day of the exemption must be today or later.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="exemption_with_a_reason",
                violation_error_message="Say why the worker need not have the course.",
            ),
            ExclusionConstraint(
                name="exemption_one_at_a_time",
                expressions=[
                    ("worker", RangeOperators.EQUAL),
                    ("course", RangeOperators.EQUAL),
                    (Case(When(IsNull(F("taken_back_at"), True), then=DAYS)), RangeOperators.OVERLAPS),
                ],
                violation_error_message="The worker is exempt from this course already. Take that back first.",
            ),
            taken_back_whole("exemption_taken_back_whole"),
        ]

    def __str__(self):
        return f"{self.course}, exempt"

    def get_absolute_url(self):
        """It is read on the profile of its worker."""
        return self.worker.get_absolute_url()

    def permission_team_ids(self):
        return self.worker.permission_team_ids()
