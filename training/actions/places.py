"""Who has a place in a cohort: the first who waits gets the next that is free."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone

from groundwork.transitions import lock
from notices.kinds import Kind
from notices.ledger import notify
from training import notices
from training.models import Cohort, CohortPlace, TrainingRecord
from workers.models import Worker


def fill_places(cohort: Cohort) -> None:
    """Give free places of a locked cohort to those who wait, who asked first before; they are told.

    Whoever has left or has a place in another cohort of the course is passed over.
    """
    today = timezone.localdate()
    free = cohort.places_number - cohort.places.taking_part().count()
    waiting = cohort.places.waiting().filter(worker__in=Worker.objects.employed(today)).select_related("worker__user")
    elsewhere = elsewhere_enrolled(cohort.course_id).values("worker")
    given = []
    for place in waiting.exclude(worker__in=elsewhere)[: max(0, free)]:
        place.record = record_for(cohort, place.worker)
        place.save()
        given.append(place)
    tell(notices.COHORT_PLACE_GIVEN, cohort, given)


def elsewhere_enrolled(course_id: int) -> QuerySet[CohortPlace]:
    """Places in any cohort of the course that are neither completed nor given up."""
    return CohortPlace.objects.enrolled().filter(cohort__course=course_id).order_by()


def record_for(cohort: Cohort, worker: Worker) -> TrainingRecord:
    """The open record of the worker on the cohort's course, made where there is none."""
    record = TrainingRecord.objects.open().filter(worker=worker, course=cohort.course_id).first()
    first_on = cohort.days.values_list("date", flat=True).first()
    today = timezone.localdate()
    return record or TrainingRecord.objects.create(
        worker=worker, course_id=cohort.course_id, enrolled_on=min(today, first_on or today)
    )


def lock_cohort_of(training: TrainingRecord) -> Cohort | None:
    """The cohort in which this record has a place, locked before the record is; None where it has none."""
    place = CohortPlace.objects.filter(record=training).select_related("cohort").first()
    return lock(place.cohort) if place else None


def fill_after(cohort: Cohort | None) -> None:
    """Let the next who waits have the place that became free in this locked cohort, unless it is cancelled."""
    if cohort and not cohort.is_taken_back:
        fill_places(cohort)


def tell(kind: Kind, cohort: Cohort, places: Iterable[CohortPlace], path: str = "") -> None:
    """Tell the workers of these places something about the cohort; `path` is its page unless given."""
    notify(
        kind,
        recipients=[place.worker.user for place in places],
        thing=cohort.pk,
        label=str(cohort.course),
        path=path or cohort.get_absolute_url(),
        due_on=timezone.localdate(),
    )
