"""Leaving a cohort, by who runs it, who looks after the worker, or the worker: and taking that back."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.actions.taking_back import take_back
from accounts.models import User
from accounts.permissions import Role
from groundwork.actions import action
from groundwork.addresses import address_of
from groundwork.transitions import lock
from notices.kinds import Kind
from notices.ledger import notify
from training import notices
from training.actions.cohorts import lock_cohort
from training.actions.places import elsewhere_enrolled, fill_places
from training.actions.training import withdraw_training
from training.models import Barrier, CohortPlace


@action
def leave_waiting_list(*, place: CohortPlace, by: User) -> CohortPlace:
    """Let somebody wait no longer; whoever has a place gives it up instead. Those concerned hear of it."""
    lock_cohort(place.cohort)
    place = lock(place)
    if place.record_id or place.left_at:
        raise ValidationError("This worker does not wait any more. Nothing was saved.", code="not_waiting")
    place.left_at, place.left_by = timezone.now(), by
    place.save()
    tell_of(notices.COHORT_LEFT, place, by)
    return place


@action
def give_up_place(
    *, place: CohortPlace, by: User, barrier_kind: Barrier | None = None, barrier: str = ""
) -> CohortPlace:
    """Give up a place in a cohort, and say what got in the way or not; it goes to the next who waits, who hears."""
    lock_cohort(place.cohort)
    place = lock(place)
    if place.record is None:
        raise ValidationError("This worker has no place to give up. Nothing was saved.", code="no_place")
    place.left_by = by
    place.save()
    withdraw_training(training=place.record, by=by, barrier_kind=barrier_kind, barrier=barrier)
    tell_of(notices.COHORT_LEFT, place, by)
    return place


@action
def take_back_leaving(*, place: CohortPlace, by: User) -> CohortPlace:
    """Put somebody back who left by mistake, where they stood in the line: with a place if one is free.

    The record of a place that was given up is taken back, and what it says of the reason stays with it.
    """
    cohort = lock_cohort(place.cohort)
    place = lock(place)
    if not place.has_left:
        raise ValidationError("This worker is in the cohort already. Nothing was saved.", code="not_left")
    if not cohort.days.filter(date__gte=timezone.localdate()).exists():
        raise ValidationError("All days of this cohort are past. Nothing was saved.", code="past")
    if elsewhere_enrolled(cohort.course_id).filter(worker=place.worker_id).exists():
        raise ValidationError(f"{place.worker} has a place in another cohort of this course.", code="elsewhere")
    if place.record:
        take_back(lock(place.record), by, "The place was given up by mistake.")
    place.record, place.left_at, place.left_by = None, None, None
    place.save()
    fill_places(cohort)
    place = lock(place)
    tell_of(notices.COHORT_LEAVING_TAKEN_BACK, place, by)
    return place


def tell_of(kind: Kind, place: CohortPlace, by: User) -> None:
    """Tell who runs the cohort, who leads the worker's team, and the worker; not who did it."""
    now, cohort, worker = timezone.now(), place.cohort, place.worker
    leads = User.objects.there(now, Role.LEAD, team__in=[cohort.team_id, worker.team_id])
    tell_each(kind, place, set(leads) - {worker.user, by}, cohort.get_absolute_url())
    # Who has left does not open the page of the cohort any more.
    tell_each(kind, place, {worker.user} - {by}, address_of("workers:my_profile"))


def tell_each(kind: Kind, place: CohortPlace, users: Iterable[User], path: str) -> None:
    notify(
        kind,
        recipients=users,
        thing=place.pk,
        label=str(place.cohort.course),
        path=path,
        due_on=timezone.localdate(),
    )
