"""What is done to a worker's place on a course."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from groundwork.actions import action
from groundwork.months import months_later
from groundwork.transitions import lock
from training.models import Course, TrainingRecord
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
    training = lock_enrolled(training)
    training.status = Status.COMPLETED
    training.completed_on = on or timezone.localdate()
    training.hours = training.course.hours if hours is None else hours
    training.expires_on = expires_on or expiry(training.course, training.completed_on)
    training.save()
    return training


@action
def withdraw_training(*, training: TrainingRecord, by: User, barrier: str, help_offered: str = "") -> TrainingRecord:
    """End a place that was not completed: what got in the way, and the help that was offered."""
    training = lock_enrolled(training)
    training.status, training.barrier, training.help_offered = Status.WITHDRAWN, barrier, help_offered
    training.save()
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
) -> TrainingRecord:
    """Put the dates and hours of a record right; what was completed stays so. Its history keeps what they were."""
    training = lock(training)
    training.enrolled_on = enrolled_on
    if training.status == Status.COMPLETED:
        training.completed_on = completed_on or training.completed_on
        training.hours = training.hours if hours is None else hours
        training.expires_on = expires_on
    training.save()
    return training


def lock_enrolled(training: TrainingRecord) -> TrainingRecord:
    """The record, locked, while the place is still open."""
    training = lock(training)
    if training.status != Status.ENROLLED:
        state = training.get_status_display().lower()
        raise ValidationError(f"This was changed meanwhile: the place is now “{state}”. Nothing was saved.")
    return training


def expiry(course: Course, completed_on: date) -> date | None:
    """The day the course runs out when completed on that day; None where it does not."""
    if not course.valid_months:
        return None
    return months_later(completed_on, course.valid_months)
