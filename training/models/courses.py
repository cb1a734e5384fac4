import pghistory
from django.db import models

from groundwork.history import track_choices
from groundwork.models import ServiceListItem
from workers.models import Stage


@pghistory.track()
class Course(ServiceListItem):
    """Training that the service offers or requires."""

    about = "Training that the service offers, and the stages of the job that require it."

    provider = models.CharField(max_length=120, blank=True)
    hours = models.DecimalField(max_digits=5, decimal_places=1, default=0)
    valid_months = models.PositiveSmallIntegerField(
        "valid for (months)", null=True, blank=True, help_text="Leave empty where it does not run out."
    )
    is_safeguarding = models.BooleanField(
        "safeguarding", default=False, help_text="Named first where it is missing when somebody is matched."
    )
    required_for = models.ManyToManyField(Stage, blank=True, related_name="required_courses")


track_choices(Course.required_for.through)
