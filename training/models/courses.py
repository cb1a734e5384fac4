import pghistory
from django.db import models
from django.urls import reverse

from groundwork.history import track_choices
from groundwork.models import ServiceListItem
from workers.models import Stage


@pghistory.track()
class Competence(ServiceListItem):
    """What a peer support worker can do, as the national competence framework orders it."""

    about = "What courses help workers to become good at. It starts with the domains of the national framework."


@pghistory.track()
class Course(ServiceListItem):
    """Training that the service offers or requires.

    `valid_months` and `required_for` are its rule from the beginning; each `CourseRule` replaces it from a day on.
    """

    about = "Training that the service offers. Who must have it and for how long it is valid is set under Training."

    provider = models.CharField(max_length=120, blank=True)
    accredited_by = models.CharField("accredited by", max_length=120, blank=True)
    accreditation_level = models.CharField("level of the accreditation", max_length=60, blank=True)
    hours = models.DecimalField(max_digits=5, decimal_places=1, default=0)
    valid_months = models.PositiveSmallIntegerField("valid for (months)", null=True, blank=True, editable=False)
    required_for = models.ManyToManyField(Stage, blank=True, editable=False, related_name="required_courses")
    competences = models.ManyToManyField(Competence, blank=True, related_name="courses")
    is_safeguarding = models.BooleanField(
        "safeguarding", default=False, help_text="Named first where it is missing when somebody is matched."
    )

    class Meta(ServiceListItem.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(accreditation_level="") | ~models.Q(accredited_by=""),
                name="course_level_of_an_accreditation",
                violation_error_message="Enter who accredited the course at this level.",
            )
        ]

    def get_absolute_url(self):
        return reverse("training:course_detail", args=[self.code])


track_choices(Course.required_for.through)
track_choices(Course.competences.through)
