import pghistory
from django.conf import settings
from django.db import models

from workers.models.service_lists import ExperienceTheme


class Visibility(models.TextChoices):
    """How far what a worker says of their own life goes; each step includes those before it."""

    MATCHING = "matching", "Matching only"
    TEAM = "team", "My team"
    PEOPLE = "people", "My team and people I support"


# In the words of pages, with the service's own for whom it supports.
WHO = {
    Visibility.MATCHING.value: "Matching only",
    Visibility.TEAM.value: "My team",
    Visibility.PEOPLE.value: f"My team and {settings.PERSON_WORD_PLURAL} I support",
}
SEEN_BY_TEAM = (Visibility.TEAM, Visibility.PEOPLE)


# The table began as that of a plain many-to-many field, and keeps its name and its history.
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    obj_field=None,
    model_name="WorkerExperienceThemesChoiceEvent",
)
class WorkerTheme(models.Model):
    """One theme of experience that a worker is willing to draw on, and who may know of it."""

    worker = models.ForeignKey("workers.Worker", models.CASCADE, related_name="theme_choices")
    experiencetheme = models.ForeignKey(ExperienceTheme, models.CASCADE, related_name="+")
    visibility = models.CharField(
        "who may know", max_length=10, choices=Visibility, default=Visibility.MATCHING, db_default=Visibility.MATCHING
    )

    class Meta:
        db_table = "workers_worker_experience_themes"
        ordering = ["experiencetheme__order", "experiencetheme__label"]
        unique_together = [("worker", "experiencetheme")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(visibility__in=Visibility.values),
                name="worker_theme_visibility_known",
                violation_error_message="Choose who may know of it.",
            )
        ]

    def __str__(self):
        return str(self.experiencetheme)

    @property
    def who(self):
        """Who may know of it, in words."""
        return WHO[self.visibility]
