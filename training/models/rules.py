import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from accounts.permissions import Permission
from groundwork.history import track_choices
from groundwork.models import BaseModel
from groundwork.models.bases import TakenBack, TakenBackQuerySet, taken_back_whole
from groundwork.words import day
from training.models.courses import Course
from workers.models import Stage, Worker


class CourseRuleQuerySet(TakenBackQuerySet):
    def visible_to(self, user):
        """Rules are everybody's to read; whoever sets them reaches them one by one."""
        return self if user.can(Permission.MANAGE_ACCOUNTS) else self.none()

    def known(self):
        """Rules in the order in which they begin, of every course."""
        return self.standing().order_by("course_id", "holds_from")

    def in_force(self, today):
        """The rule of each course that holds on `today`, where one has begun: the last of them."""
        begun = self.standing().filter(holds_from__lte=today)
        newest = begun.order_by("course_id", "-holds_from").distinct("course_id")
        return self.filter(pk__in=newest.values("pk"))

    def asking(self, stage, employment):
        """Rules that ask for the course at this stage and in this employment; both may be an OuterRef."""
        anybody = Q(employments__len=0) | Q(employments__contains=[employment])
        return self.filter(anybody, stages=stage)


@pghistory.track()
class CourseRule(TakenBack, BaseModel):
    """Who must have a course and for how long it is valid, from a day on.

    Whoever need not have the course before has until `met_by`; what was completed under an earlier rule is valid until
    its own date.
    """

    course = models.ForeignKey(Course, models.PROTECT, related_name="rules")
    holds_from = models.DateField("holds from")
    met_by = models.DateField("to be met by")
    stages = models.ManyToManyField(Stage, blank=True, related_name="course_rules")
    employments = ArrayField(models.CharField(max_length=20, choices=Worker.Employment), default=list, blank=True)
    valid_months = models.PositiveSmallIntegerField("valid for (months)", null=True, blank=True)
    reason = models.TextField(blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = CourseRuleQuerySet.as_manager()

    class Meta:
        ordering = ["holds_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "holds_from"],
                condition=Q(taken_back_at__isnull=True),
                name="course_rule_once_a_day",
                violation_error_message="A rule for this course begins on that day already. Take it back first.",
            ),
            models.CheckConstraint(
                condition=Q(met_by__gt=F("holds_from")),
                name="course_rule_met_after_it_begins",
                violation_error_message="The day by which it must be met has to be after the day from which it holds.",
            ),
            models.CheckConstraint(
                condition=Q(valid_months__isnull=True) | Q(valid_months__range=(1, 240)),
                name="course_rule_valid_1_to_240_months",
                violation_error_message="Enter between 1 and 240 months, or leave it empty where it does not run out.",
            ),
            taken_back_whole("course_rule_taken_back_whole"),
        ]

    def __str__(self):
        return f"{self.course}, from {day(self.holds_from)}"

    def get_absolute_url(self):
        """It is read on the page of its course."""
        return self.course.get_absolute_url()

    def has_begun(self, today):
        """Whether it holds on `today`, or has held before."""
        return self.holds_from <= today

    @property
    def employments_in_words(self):
        """The kinds of employment that it is limited to; empty where it is for all."""
        return ", ".join(Worker.Employment(each).label for each in self.employments)


track_choices(CourseRule.stages.through)
