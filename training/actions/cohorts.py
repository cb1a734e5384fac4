"""What is done to a cohort: its days, its places, its registers, and the records that come of them.

Whatever changes who has a place locks the cohort first, so two leads never give one place twice.
"""

from collections.abc import Collection, Iterable
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.utils import timezone

from accounts.actions.taking_back import take_back
from accounts.models import Team, User
from groundwork.actions import action
from groundwork.addresses import address_of
from groundwork.transitions import lock
from training import notices
from training.actions.places import elsewhere_enrolled, fill_places, tell
from training.actions.training import complete_training
from training.models import Attendance, Cohort, CohortPlace, Course, CourseDay, TrainingRecord
from workers.models import Worker

WEEK = timedelta(weeks=1)


@action
def add_cohort(
    *,
    course: Course,
    team: Team,
    name: str,
    places_number: int,
    by: User,
    first_on: date,
    minutes: int,
    weeks: int = 1,
    start: time | None = None,
    place: str = "",
    is_open_to_all: bool = False,
) -> Cohort:
    """Plan a run of a course on `weeks` days, a week apart; each day can be moved afterwards."""
    cohort = Cohort.objects.create(
        course=course, team=team, name=name, places_number=places_number, is_open_to_all=is_open_to_all
    )
    for number in range(weeks):
        cohort.days.create(date=first_on + number * WEEK, start=start, minutes=minutes, place=place)
    return cohort


@action
def edit_cohort(*, cohort: Cohort, by: User, name: str, places_number: int, is_open_to_all: bool) -> Cohort:
    """Change what a cohort is called and how many it takes; more places go to those who wait."""
    cohort = lock_cohort(cohort)
    taken = cohort.places.taking_part().count()
    if places_number < taken:
        raise ValidationError({"places_number": f"{taken} places are taken. Enter {taken} or more."})
    cohort.name, cohort.places_number, cohort.is_open_to_all = name, places_number, is_open_to_all
    cohort.save()
    fill_places(cohort)
    return cohort


@action
def cancel_cohort(*, cohort: Cohort, by: User, reason: str) -> Cohort:
    """Call a cohort off: open places are taken back, what was completed stays; everybody in it is told."""
    cohort = lock_cohort(cohort)
    asked = cohort.places.asked_for().select_related("worker__user")
    # They are not in it any more, so its page is not theirs.
    tell(notices.COHORT_CANCELLED, cohort, asked, path=address_of("workers:my_profile"))
    for place in cohort.places.enrolled().select_related("record"):
        take_back(lock(place.record), by, f"The cohort was cancelled: {reason}")
    return take_back(cohort, by, reason)


@action
def add_course_day(*, cohort: Cohort, by: User, date: date, minutes: int, **facts: Any) -> CourseDay:
    """Add a day to a cohort; those who take part are told of one to come.

    `facts` are the day's further fields, such as `topic`.
    """
    cohort = lock_cohort(cohort)
    made = cohort.days.create(date=date, minutes=minutes, **facts)
    tell_of_days(cohort, date)
    return made


@action
def edit_course_day(*, course_day: CourseDay, by: User, date: date, **facts: Any) -> CourseDay:
    """Change a day of a cohort; those who take part are told where it moves. `facts` that are not named stay."""
    cohort = lock_cohort(course_day.cohort)
    course_day = lock(course_day)
    if course_day.registered_at and date > timezone.localdate():
        raise ValidationError({"date": "Its register is kept: the day cannot be in the future."})
    before = (course_day.date, course_day.start, course_day.place)
    for name, value in {"date": date, **facts}.items():
        setattr(course_day, name, value)
    course_day.save()
    if (course_day.date, course_day.start, course_day.place) != before:
        tell_of_days(cohort, max(date, before[0]))
    return course_day


@action
def remove_course_day(*, course_day: CourseDay, by: User) -> None:
    """Take a day out of its cohort, while no register of it was kept and it is not the last."""
    cohort = lock_cohort(course_day.cohort)
    course_day = lock(course_day)
    if course_day.registered_at:
        raise ValidationError("Its register is kept, so it stays.", code="registered")
    if cohort.days.count() == 1:
        raise ValidationError("A cohort has at least one day. Cancel the cohort instead.", code="last")
    date = course_day.date
    course_day.delete()
    tell_of_days(cohort, date)


@action
def join_cohort(*, cohort: Cohort, workers: Iterable[Worker], by: User) -> list[CohortPlace]:
    """Give these workers places while there are any, and put the others on the waiting list, in this order."""
    cohort = lock_cohort(cohort)
    places = [ask_for_place(cohort, worker) for worker in workers]
    fill_places(cohort)
    return places


def ask_for_place(cohort: Cohort, worker: Worker) -> CohortPlace:
    """The worker's place in the cohort, waiting; somebody who left it before starts at the end."""
    if elsewhere_enrolled(cohort.course_id).filter(worker=worker).exclude(cohort=cohort).exists():
        raise ValidationError({"workers": f"{worker} has a place in another cohort of this course."})
    place, is_new = CohortPlace.objects.get_or_create(
        cohort=cohort, worker=worker, defaults={"asked_at": timezone.now()}
    )
    if not is_new:
        if CohortPlace.objects.asked_for().filter(pk=place.pk).exists():
            raise ValidationError({"workers": f"{worker} is in the cohort already."})
        place.record, place.left_at, place.left_by, place.asked_at = None, None, None, timezone.now()
        place.save()
    return place


@action
def keep_register(*, course_day: CourseDay, by: User, there: Collection[UUID]) -> CourseDay:
    """Write down who was there on a day, by the ids of their places; of those who have completed the course nothing."""
    cohort = lock_cohort(course_day.cohort)
    course_day = lock(course_day)
    if course_day.date > timezone.localdate():
        raise ValidationError("This day is still to come.", code="to_come")
    enrolled = list(cohort.places.enrolled())
    Attendance.objects.bulk_create(
        [Attendance(place=place, day=course_day, was_there=place.pk in there) for place in enrolled],
        update_conflicts=True,
        unique_fields=["place", "day"],
        update_fields=["was_there", "updated_at"],
    )
    course_day.registered_at, course_day.registered_by = timezone.now(), by
    course_day.save()
    return course_day


@action
def complete_cohort(*, cohort: Cohort, by: User, places: Iterable[CohortPlace], on: date) -> list[TrainingRecord]:
    """Record that these completed the course on that day, with the hours for which they were there."""
    cohort = lock_cohort(cohort)
    hours = hours_there(cohort)
    chosen = {place.pk for place in places}
    return [
        complete_training(training=place.record, by=by, on=on, hours=hours.get(place.pk))
        for place in cohort.places.enrolled().select_related("record__course")
        if place.pk in chosen
    ]


def hours_there(cohort: Cohort) -> dict[UUID, Decimal]:
    """The hours for which each was there, by the id of their place; nothing for whom no register was kept."""
    rows = Attendance.objects.filter(place__cohort=cohort).order_by().values("place")
    minutes = {row["place"]: 0 for row in rows}
    for row in rows.filter(was_there=True).annotate(total=Sum("day__minutes")):
        minutes[row["place"]] = row["total"]
    return {place: (Decimal(total) / 60).quantize(Decimal("0.1"), ROUND_HALF_UP) for place, total in minutes.items()}


def lock_cohort(cohort: Cohort) -> Cohort:
    """The cohort, locked, unless it was cancelled."""
    cohort = lock(cohort)
    if cohort.is_taken_back:
        raise ValidationError("This cohort was cancelled meanwhile. Nothing was saved.", code="cancelled")
    return cohort


def tell_of_days(cohort: Cohort, latest: date) -> None:
    """Those who take part hear that days have changed, unless all of it is past."""
    if latest >= timezone.localdate():
        tell(notices.COURSE_DAYS_CHANGED, cohort, cohort.places.enrolled().select_related("worker__user"))
