"""What workers and their line managers are reminded of: training, or an exemption from it, that runs out."""

from accounts.permissions import Role
from notices.kinds import register
from notices.reminders import Holder, Page, Reminder
from training.models import Exemption, TrainingRecord
from workers.models import Worker
from workers.reminders import BEFORE


class TrainingRunningOut(Reminder):
    """Training that a worker must have is valid for a while only."""

    name = "training_running_out"
    subject = "Training runs out: {label}"
    body = "Training in “{label}” is valid until {about_on}. Please book a place to renew it."
    date, team, label = "expires_on", "worker__team", "course__label"
    page = Page("workers:worker_detail", of="worker")
    steps = [(BEFORE, (Holder("worker__user", Role.WORKER), Holder("worker__line_manager")))]

    def things(self, today):
        return TrainingRecord.objects.filter(worker__in=Worker.objects.employed(today)).in_force().required(today)


class ExemptionRunningOut(Reminder):
    """A worker will need a course again from which they are exempt."""

    name = "exemption_running_out"
    subject = "Exemption ends: {label}"
    body = "Somebody need not have “{label}” until {about_on}. Please book a place, or see whether that goes on."
    date, team, label = "until", "worker__team", "course__label"
    page = Page("workers:worker_detail", of="worker")
    steps = [(BEFORE, (Holder("worker__user", Role.WORKER), Holder("worker__line_manager")))]

    def things(self, today):
        return Exemption.objects.in_force(today).filter(worker__in=Worker.objects.employed(today))


REMINDERS = register(TrainingRunningOut(), ExemptionRunningOut())
