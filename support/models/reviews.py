import pghistory
from django.conf import settings
from django.db import models

from groundwork.models import BaseModel
from groundwork.words import day
from support.models.supports import Support


@pghistory.track()
class Review(BaseModel):
    """A review held with the person: what was discussed, and what next."""

    support = models.ForeignKey(Support, models.CASCADE, related_name="reviews")
    held_on = models.DateField("held on")
    who_came = models.CharField("who came", max_length=200, blank=True)
    discussed = models.TextField("what we discussed")
    choices_still_right = models.BooleanField("the person's choices are still right", null=True)
    what_next = models.TextField("what next", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-held_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["support", "held_on"],
                name="review_once_a_day",
                violation_error_message="A review on this date has already been recorded.",
            )
        ]

    def __str__(self):
        return f"review of {self.held_on:%Y-%m-%d}"

    @property
    def title(self):
        return f"Review of {day(self.held_on)}"
