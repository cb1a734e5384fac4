from datetime import datetime, time, timedelta

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone

from accounts.permissions import Permission
from groundwork.addresses import address_of_record
from groundwork.models import BaseModel
from groundwork.models.bases import TakenBack, TakenBackQuerySet, taken_back_whole
from groundwork.permissions import NOTHING, any_of, in_teams
from groundwork.words import day
from workers.models.service_lists import AbsenceKind
from workers.models.workers import Worker

NOON = time(12)


class AbsenceQuerySet(TakenBackQuerySet):
    def visible_to(self, user):
        """A worker's own, those of the workers of teams that `user` leads, and of whom `user` line manages."""
        own = Q(worker__user=user) if user.can(Permission.SEE_OWN_PROFILE) else NOTHING
        led = in_teams("worker__team", user.teams_with(Permission.MANAGE_WORKERS))
        managed = in_teams("worker__team", user.teams_with(Permission.SUPERVISE))
        if managed is not NOTHING:
            managed &= Q(worker__line_manager=user)
        return self.filter(any_of(own, led, managed))

    def current(self, now):
        """Those that have begun and not ended at `now`, a moment or `Now()`; as `Worker.objects.away` says."""
        return self.not_over(now).filter(starts_at__lte=now)

    def not_over(self, now):
        """Those that go on or are to come at `now`."""
        return self.standing().filter(Q(ends_at__isnull=True) | Q(ends_at__gt=now))

    def meeting(self, begins, ends):
        """Those that share a moment with the time from `begins` to `ends` (None: without an end)."""
        standing = self.not_over(begins)
        return standing if ends is None else standing.filter(starts_at__lt=ends)

    def at(self, date, start):
        """Those that stand in the way of something on a day at a time, or on that day where it has no time."""
        begins = timezone.make_aware(datetime.combine(date, start or time.min))
        return self.meeting(begins, begins + (timedelta(minutes=1) if start else timedelta(days=1)))

    def without_end(self):
        """Those of which nobody knows yet when they end."""
        return self.standing().filter(ends_at__isnull=True)


def standing_mark():
    """1 for those that stand; NULL, which is in nobody's way, for those taken back."""
    return Func(
        "taken_back_at", template="CASE WHEN %(expressions)s IS NULL THEN 1 END", output_field=models.IntegerField()
    )


@pghistory.track()
class Absence(TakenBack, BaseModel):
    """A time in which a worker is away, planned or sudden. Nothing in it says why somebody is ill.

    It goes from one moment to another, so half days are noon; `ends_at` is empty while nobody knows the end.
    """

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="absences")
    kind = models.ForeignKey(AbsenceKind, models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(
        "how the return is planned", max_length=300, blank=True, help_text="Such as hours in the first weeks back."
    )
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="absence_ends_after_start",
                violation_error_message="The absence must end after it begins.",
            ),
            taken_back_whole("absence_taken_back_whole"),
            ExclusionConstraint(
                name="absence_once_at_a_time",
                expressions=[
                    ("worker", RangeOperators.EQUAL),
                    (standing_mark(), RangeOperators.EQUAL),
                    (
                        Func("starts_at", "ends_at", function="TSTZRANGE", output_field=DateTimeRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="An absence is entered for part of this time already. Correct that one.",
            ),
        ]

    def __str__(self):
        return f"absence from {timezone.localdate(self.starts_at):%Y-%m-%d}"

    def get_absolute_url(self):
        return address_of_record("workers:absence_detail", self.pk)

    def permission_team_ids(self):
        return [self.worker.team_id]

    def is_current(self, now):
        """As `current` says of many."""
        return not self.is_taken_back and self.starts_at <= now and (self.ends_at is None or self.ends_at > now)

    def is_over(self, now):
        """Whether it has ended, taken back or not."""
        return self.ends_at is not None and self.ends_at <= now

    @property
    def first_day(self):
        """The first day on which the worker is away, or part of it."""
        return timezone.localdate(self.starts_at)

    @property
    def last_day(self):
        """The last day on which the worker is away, or part of it; None where the end is not known."""
        return self.ends_at and timezone.localdate(self.ends_at - timedelta(microseconds=1))

    @property
    def back_on(self):
        """The day on which the worker is back, for half of it where they are; None where that is not known."""
        return self.ends_at and timezone.localdate(self.ends_at)

    @property
    def in_words(self):
        """From when until when, as people say it."""
        begins, ends = hour_of(self.starts_at), self.ends_at and hour_of(self.ends_at)
        if self.ends_at is None:
            return f"From {day(self.first_day)}{begins}, until when is not known yet"
        if self.first_day == self.last_day:
            return f"{day(self.first_day)}{f', from{begins[3:]}' if begins else ''}{until(ends)}"
        return f"{day(self.first_day)}{begins} to {day(self.last_day)}{until(ends)}"


def until(ends):
    return f", until{ends[3:]}" if ends else ""


def hour_of(at):
    """“ at midday”, “ at 14:05”, or nothing at midnight."""
    clock = timezone.localtime(at).time()
    if clock == time.min:
        return ""
    return " at midday" if clock == NOON else f" at {clock:%H:%M}"


def moment_of(date, *, at_noon=False):
    """When that day begins here, or its second half."""
    return timezone.make_aware(datetime.combine(date, NOON if at_noon else time.min))


def moments(first_day, last_day, *, from_noon=False, until_noon=False):
    """Beginning and end of an absence of these days, either of which may be half; the end is None without a last."""
    begins = moment_of(first_day, at_noon=from_noon)
    if last_day is None:
        return begins, None
    return begins, moment_of(last_day, at_noon=True) if until_noon else moment_of(last_day + timedelta(days=1))
