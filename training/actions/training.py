"""What is done to a worker's place on a course."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.actions.taking_back import take_back
from accounts.models import User
from groundwork.actions import action
from groundwork.transitions import lock
from notices.ledger import notify
from training.actions.places import fill_after, lock_cohort_of
from training.models import Barrier, Course, TrainingRecord
from training.notices import TRAINING_TAKEN_BACK
from training.terms import term, validities
from workers.models import Worker

Status = TrainingRecord.Status


@action
def enrol(*, worker: Worker, course: Course, by: User, on: date | None = None) -> TrainingRecord:
    """Give a worker a place on a course."""
    return TrainingRecord.objects.create(worker=worker, course=course, enrolled_on=on or timezone.localdate())


@action
def complete_training(
    *,
    training: TrainingRecord,
    by: User,
    on: date | None = None,
    hours: Decimal | None = None,
    expires_on: date | None = None,
) -> TrainingRecord:
    """Record that the course was completed; hours and the day it runs out follow from the course unless given."""
    training = lock_open(training)
    training.status = Status.COMPLETED
    training.completed_on = on or timezone.localdate()
    training.hours = training.course.hours if hours is None else hours
    set_end(training, expires_on)
    training.save()
    return training


@action
def withdraw_training(
    *,
    training: TrainingRecord,
    by: User,
    barrier_kind: Barrier | None = None,
    barrier: str = "",
    help_offered: str = "",
) -> TrainingRecord:
    """End a place that was not completed: what got in the way, and the help that was offered.

    In a cohort it goes to the next who waits.
    """
    cohort = lock_cohort_of(training)
    training = lock_open(training)
    training.status, training.barrier_kind = Status.WITHDRAWN, barrier_kind
    training.barrier, training.help_offered = barrier, help_offered
    training.save()
    fill_after(cohort)
    return training


@action
def correct_training(
    *,
    training: TrainingRecord,
    by: User,
    enrolled_on: date,
    completed_on: date | None = None,
    hours: Decimal | None = None,
    expires_on: date | None = None,
    barrier_kind: Barrier | None = None,
    barrier: str | None = None,
    help_offered: str | None = None,
) -> TrainingRecord:
    """Put what a record says right; its status stays. Its history keeps what it said before.

    Of a place that was given up that is what got in the way; what is None stays as it is.
    """
    training = lock_standing(training)
    training.enrolled_on = enrolled_on
    if training.status == Status.COMPLETED:
        training.completed_on = completed_on or training.completed_on
        training.hours = training.hours if hours is None else hours
        if training.expires_on != expires_on:
            training.expires_on, training.dated_by = expires_on, None
    if training.status == Status.WITHDRAWN:
        training.barrier_kind = barrier_kind or training.barrier_kind
        training.barrier = training.barrier if barrier is None else barrier
        training.help_offered = training.help_offered if help_offered is None else help_offered
    training.save()
    return training


@action
def take_back_training(*, training: TrainingRecord, by: User, reason: str) -> TrainingRecord:
    """Take back a record that was made by mistake: it stays readable and counts no more. The worker is told.

    Its place in a cohort, if it had one, goes to the next who waits.
    """
    cohort = lock_cohort_of(training)
    training = take_back(lock_standing(training), by, reason)
    fill_after(cohort)
    if training.worker.user_id != by.pk:
        notify(
            TRAINING_TAKEN_BACK,
            recipients=[training.worker.user],
            thing=training.pk,
            label=str(training.course),
            path=training.worker.get_absolute_url(),
            due_on=timezone.localdate(),
        )
    return training


def set_end(training: TrainingRecord, expires_on: date | None) -> None:
    """The day on which a completed course runs out: the one that was given, or as the rules say."""
    training.dated_by = None
    if expires_on is None and training.completed_on:
        # Whoever changes the rules of the course waits, and then finds this record.
        course = lock(training.course)
        expires_on, training.dated_by_id = term(validities(course), training.completed_on)
    training.expires_on = expires_on


def lock_standing(training: TrainingRecord) -> TrainingRecord:
    """The record, locked, unless it was taken back."""
    training = lock(training)
    if training.is_taken_back:
        raise ValidationError("This record was taken back meanwhile. Nothing was saved.", code="taken_back")
    return training


def lock_open(training: TrainingRecord) -> TrainingRecord:
    """The record, locked, while the place is still open."""
    training = lock_standing(training)
    if training.status != Status.ENROLLED:
        state = training.get_status_display().lower()
        raise ValidationError(f"This was changed meanwhile: the place is now “{state}”. Nothing was saved.")
    return training
