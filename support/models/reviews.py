import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from groundwork.models import BaseModel
from groundwork.words import day
from support.models.striking import Strikable, StrikableQuerySet, struck_whole
from support.models.supports import Support


class ReviewQuerySet(StrikableQuerySet):
    def visible_to(self, user):
        """Reviews of the supports that `user` may see."""
        return self.filter(support__in=Support.objects.visible_to(user))


@pghistory.track()
class Review(Strikable, BaseModel):
    """A review held with the person: what was discussed, and what next."""

    support = models.ForeignKey(Support, models.CASCADE, related_name="reviews")
    held_on = models.DateField("held on")
    who_came = models.CharField("who came", max_length=200, blank=True)
    discussed = models.TextField("what we discussed")
    choices_still_right = models.BooleanField("the person's choices are still right", null=True)
    next_due_on = models.DateField("next review due", null=True, editable=False)
    what_next = models.TextField("what next", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on"]
        constraints = [
            struck_whole("review_struck_whole"),
            models.UniqueConstraint(
                fields=["support", "held_on"],
                condition=Q(struck_at__isnull=True),
                name="review_once_a_day",
                violation_error_message="A review on this date has already been recorded.",
            ),
        ]

    def __str__(self):
        return f"review of {self.held_on:%Y-%m-%d}"

    def get_absolute_url(self):
        """It is read on the page of its support."""
        return self.support.get_absolute_url()

    @property
    def author_id(self):
        """Who logged it."""
        return self.by_id

    @property
    def title(self):
        """What it is called on the page of its support."""
        return f"Review of {day(self.held_on)}{', logged in error' if self.is_struck else ''}"
