import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from groundwork.models import BaseModel
from support.models.reviews import Review
from support.models.supports import Support


class GoalQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Goals of the supports that `user` may see."""
        return self.filter(support__in=Support.objects.visible_to(user))

    def open(self):
        """Goals the person still works towards."""
        return self.filter(closed_on__isnull=True)


@pghistory.track()
class Goal(BaseModel):
    """Something the person wants, in their own words."""

    support = models.ForeignKey(Support, models.CASCADE, related_name="goals")
    words = models.CharField("goal, in the person's own words", max_length=300)
    set_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]

    def __str__(self):
        return self.words

    @property
    def is_open(self):
        return self.closed_on is None


@pghistory.track()
class GoalRating(BaseModel):
    """How near the person feels to a goal, 0 to 10, rated by the person (Goal-Based Outcomes)."""

    class Stage(models.TextChoices):
        START = "start", "At the start"
        REVIEW = "review", "At a review"
        END = "end", "At the end"

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="ratings")
    rating = models.PositiveSmallIntegerField(validators=[MinValueValidator(0), MaxValueValidator(10)])
    rated_on = models.DateField()
    stage = models.CharField(max_length=10, choices=Stage)
    review = models.ForeignKey(Review, models.CASCADE, null=True, related_name="ratings")

    class Meta:
        ordering = ["rated_on", "created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rating__range=(0, 10)),
                name="goal_rating_0_to_10",
                violation_error_message="Ratings go from 0 to 10.",
            ),
            models.UniqueConstraint(fields=["goal", "stage", "rated_on"], name="goal_rating_once"),
        ]

    def __str__(self):
        return f"{self.rating}"
