import pghistory
from django.db import models

from accounts.history import track_choices
from accounts.models import ReferenceItem


@pghistory.track()
class Stage(ReferenceItem):
    """How far a worker is in the job; sets the default caseload and supervision interval."""

    max_caseload = models.PositiveSmallIntegerField(
        "most people supported at once", help_text="For somebody working full time; scaled by hours."
    )
    supervision_interval_days = models.PositiveSmallIntegerField("days between supervisions")


@pghistory.track()
class ExperienceTheme(ReferenceItem):
    """A kind of lived experience that somebody may share or hope to find in a worker."""


@pghistory.track()
class Course(ReferenceItem):
    """Training that the service offers or requires."""

    provider = models.CharField(max_length=120, blank=True)
    hours = models.DecimalField(max_digits=5, decimal_places=1, default=0)
    valid_months = models.PositiveSmallIntegerField(
        "valid for (months)", null=True, blank=True, help_text="Leave empty where it does not run out."
    )
    required_for = models.ManyToManyField(Stage, blank=True, related_name="required_courses")


track_choices(Course.required_for.through)
