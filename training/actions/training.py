"""What is done to a worker's place on a course."""

from calendar import monthrange

from django.core.exceptions import ValidationError
from django.utils import timezone

from groundwork.actions import action
from groundwork.transitions import lock
from training.models import TrainingRecord

Status = TrainingRecord.Status


@action
def enrol(*, worker, course, by, on=None):
    """Give a worker a place on a course."""
    return TrainingRecord.objects.create(worker=worker, course=course, enrolled_on=on or timezone.localdate())


@action
def complete_training(*, training, by, on=None, hours=None, expires_on=None):
    """Record that the course was completed; hours and the day it runs out follow from the course unless given."""
    training = lock_enrolled(training)
    training.status = Status.COMPLETED
    training.completed_on = on or timezone.localdate()
    training.hours = training.course.hours if hours is None else hours
    training.expires_on = expires_on or expiry(training.course, training.completed_on)
    training.save()
    return training


@action
def withdraw_training(*, training, by, barrier, help_offered=""):
    """End a place that was not completed: what got in the way, and the help that was offered."""
    training = lock_enrolled(training)
    training.status, training.barrier, training.help_offered = Status.WITHDRAWN, barrier, help_offered
    training.save()
    return training


def lock_enrolled(training):
    """The record, locked, while the place is still open."""
    training = lock(training)
    if training.status != Status.ENROLLED:
        state = training.get_status_display().lower()
        raise ValidationError(f"This was changed meanwhile: the place is now “{state}”. Nothing was saved.")
    return training


def expiry(course, completed_on):
    """The day the course runs out when completed on that day; None where it does not."""
    if not course.valid_months:
        return None
    year, month = divmod(completed_on.year * 12 + completed_on.month - 1 + course.valid_months, 12)
    return completed_on.replace(year=year, month=month + 1, day=min(completed_on.day, monthrange(year, month + 1)[1]))
