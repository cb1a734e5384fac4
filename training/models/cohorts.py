import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Exists, Max, Min, OuterRef, Q

from accounts.models import Team
from accounts.permissions import Permission
from groundwork.addresses import address_of_record
from groundwork.models import BaseModel
from groundwork.models.bases import TakenBack, TakenBackQuerySet, all_or_none, taken_back_whole
from groundwork.names import by_name
from groundwork.permissions import NOTHING, any_of, in_teams
from groundwork.words import day
from training.models.courses import Course
from training.models.records import TrainingRecord
from workers.models import Worker

MOST_PLACES = 60
# Those whose record says that they take part, or did to the end.
TAKING_PART = Q(record__taken_back_at__isnull=True, record__status__in=["enrolled", "completed"])


class CohortQuerySet(TakenBackQuerySet):
    def visible_to(self, user):
        """Leads see those of their team, those open to all and those with workers of theirs; workers their own."""
        led = user.teams_with(Permission.MANAGE_WORKERS)
        inside = CohortPlace.objects.asked_for().filter(cohort=OuterRef("pk"))
        own = Q(Exists(inside.filter(worker__user=user))) if user.can(Permission.SEE_OWN_PROFILE) else NOTHING
        open_to_all = Q(is_open_to_all=True) | Q(Exists(inside.filter(worker__team__in=led))) if led else NOTHING
        return self.filter(any_of(in_teams("team", led), open_to_all, own))

    def run_by(self, user):
        """Those of the teams that `user` leads."""
        return self.filter(in_teams("team", user.teams_with(Permission.MANAGE_WORKERS)))

    def to_register(self, today):
        """Those with a day up to `today` of which nobody has written down who was there."""
        return self.standing().filter(Exists(CourseDay.objects.to_register(today).filter(cohort=OuterRef("pk"))))

    def with_numbers(self):
        """With `first_on` and `last_on`, and how many have a `taken` place and how many are `waiting`."""
        places = CohortPlace.objects.filter(cohort=OuterRef("pk")).order_by()
        days = CourseDay.objects.filter(cohort=OuterRef("pk")).order_by()
        return self.annotate(
            first_on=one_of(days, "cohort", Min("date")),
            last_on=one_of(days, "cohort", Max("date")),
            taken=one_of(places.taking_part(), "cohort", Count("pk")),
            waiting=one_of(places.waiting(), "cohort", Count("pk")),
        )


def one_of(rows, group, figure):
    """A figure of the rows that belong to each, as a subquery."""
    return models.Subquery(rows.values(group).annotate(figure=figure).values("figure"))


@pghistory.track()
class Cohort(TakenBack, BaseModel):
    """One run of a course, on days with a date, for so many workers. Taken back, it is cancelled."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="cohorts")
    team = models.ForeignKey(Team, models.PROTECT, related_name="cohorts")
    name = models.CharField(max_length=80)
    places_number = models.PositiveSmallIntegerField(
        "places", validators=[MinValueValidator(1), MaxValueValidator(MOST_PLACES)]
    )
    is_open_to_all = models.BooleanField("open to workers of every team", default=False)

    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(places_number__range=(1, MOST_PLACES)),
                name="cohort_has_places",
                violation_error_message=f"Enter between 1 and {MOST_PLACES} places.",
            ),
            models.UniqueConstraint(
                fields=["course", "team", "name"],
                condition=Q(taken_back_at__isnull=True),
                name="cohort_named_once",
                violation_error_message="There is a cohort of this course with that name. Choose another name.",
            ),
            taken_back_whole("cohort_cancelled_whole"),
        ]

    def __str__(self):
        return f"{self.course}, {self.name}"

    def get_absolute_url(self):
        return address_of_record("training:cohort_detail", self.pk)

    def permission_team_ids(self):
        return [self.team_id]


class CourseDayQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The days of the cohorts that `user` may see."""
        return self.filter(cohort__in=Cohort.objects.visible_to(user))

    def to_register(self, today):
        """Days up to `today` of which nobody has written down who was there, while somebody takes part."""
        people = CohortPlace.objects.enrolled().filter(cohort=OuterRef("cohort"))
        return self.filter(Exists(people), registered_at__isnull=True, date__lte=today)


@pghistory.track()
class CourseDay(BaseModel):
    """One day of a cohort, and whether its register was kept."""

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="days")
    date = models.DateField()
    start = models.TimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(validators=[MinValueValidator(15), MaxValueValidator(720)])
    place = models.CharField(max_length=200, blank=True)
    topic = models.CharField(max_length=200, blank=True)
    is_joint = models.BooleanField("held together with clinical colleagues", default=False)
    by_experience = models.BooleanField("with a trainer who has lived experience", default=False)
    registered_at = models.DateTimeField(null=True, editable=False)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = CourseDayQuerySet.as_manager()

    class Meta:
        ordering = ["date", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "date", "start"],
                nulls_distinct=False,
                name="course_day_once",
                violation_error_message="The cohort meets at that time already.",
            ),
            models.CheckConstraint(
                condition=Q(minutes__range=(15, 720)),
                name="course_day_15_to_720_minutes",
                violation_error_message="Enter between 15 and 720 minutes.",
            ),
            all_or_none(
                "course_day_registered_by_somebody",
                "registered_at",
                "registered_by",
                message="Enter who kept the register.",
            ),
        ]

    def __str__(self):
        return day(self.date)

    def get_absolute_url(self):
        """It is read on the page of its cohort."""
        return self.cohort.get_absolute_url()

    def is_to_register(self, today):
        """Whether nobody has written down yet who was there, on a day that has come."""
        return self.registered_at is None and self.date <= today

    def permission_team_ids(self):
        return self.cohort.permission_team_ids()


class CohortPlaceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All places of a cohort to the leads who run it; to others those of workers whose profile they may see."""
        led = in_teams("cohort__team", user.teams_with(Permission.MANAGE_WORKERS))
        theirs = Q(worker__in=Worker.objects.visible_to(user))
        return self.filter(theirs if led is NOTHING else led | theirs)

    def waiting(self):
        """Those on the waiting list, who asked first before."""
        return self.filter(record__isnull=True, left_at__isnull=True).order_by("asked_at", "pk")

    def taking_part(self):
        """Those who have a place, or had it until they completed the course."""
        return self.filter(TAKING_PART)

    def enrolled(self):
        """Those who take part and have not completed the course yet."""
        return self.filter(record__taken_back_at__isnull=True, record__status=TrainingRecord.Status.ENROLLED)

    def asked_for(self):
        """Those who take part or wait."""
        return self.filter(TAKING_PART | Q(record__isnull=True, left_at__isnull=True))

    def left(self):
        """Those who wait no longer, or gave up their place: that can be taken back."""
        given_up = Q(record__status=TrainingRecord.Status.WITHDRAWN, record__taken_back_at__isnull=True)
        return self.filter(Q(left_at__isnull=False) | given_up)

    def left_by_themselves(self, worker, today):
        """What this worker left by themselves, of cohorts that have days to come."""
        left = self.left().filter(worker=worker, left_by=worker.user_id, cohort__taken_back_at__isnull=True)
        to_come = CourseDay.objects.filter(cohort=OuterRef("cohort"), date__gte=today)
        return left.filter(Exists(to_come)).select_related("cohort__course")

    def ahead_of(self, worker, today):
        """Where a worker takes part or waits and has not completed the course, with `next_on`, the next day of it."""
        own = self.asked_for().filter(worker=worker, cohort__taken_back_at__isnull=True)
        own = own.exclude(record__status=TrainingRecord.Status.COMPLETED).select_related(
            "cohort__course", "cohort__team"
        )
        return own.annotate(next_on=Min("cohort__days__date", filter=Q(cohort__days__date__gte=today)))


@pghistory.track()
class CohortPlace(BaseModel):
    """A worker in a cohort: with a record of training they have a place, without one they wait."""

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="places")
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="cohort_places")
    record = models.OneToOneField(
        TrainingRecord,
        models.PROTECT,
        null=True,
        related_name="cohort_place",
        error_messages={"unique": "This worker has a place in another cohort of the course."},
    )
    asked_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, editable=False)
    # Who let them wait no longer, or gave up the place in the cohort; empty where a lead ended the record itself.
    left_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )

    objects = CohortPlaceQuerySet.as_manager()

    class Meta:
        ordering = by_name("worker__user__")
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "worker"],
                name="cohort_place_once",
                violation_error_message="This worker is in the cohort already.",
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(record__isnull=True),
                name="cohort_place_left_the_waiting_list",
                violation_error_message="Who has a place does not wait.",
            ),
        ]

    def __str__(self):
        return f"{self.worker}, {self.cohort}"

    def get_absolute_url(self):
        """It is read on the page of its cohort."""
        return self.cohort.get_absolute_url()

    @property
    def has_left(self):
        """As `left` says of many."""
        if self.record is None:
            return self.left_at is not None
        return self.record.status == TrainingRecord.Status.WITHDRAWN and not self.record.is_taken_back

    def permission_team_ids(self):
        """Who runs the cohort, and who looks after the worker."""
        return [*self.cohort.permission_team_ids(), *self.worker.permission_team_ids()]


@pghistory.track()
class Attendance(BaseModel):
    """Whether somebody was there on a day."""

    place = models.ForeignKey(CohortPlace, models.PROTECT, related_name="attendance")
    day = models.ForeignKey(CourseDay, models.PROTECT, related_name="attendance")
    was_there = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "day"],
                name="attendance_once_a_day",
                violation_error_message="The register has this person for the day already.",
            )
        ]

    def __str__(self):
        return "there" if self.was_there else "not there"
