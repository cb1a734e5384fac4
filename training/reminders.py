"""What workers and their line managers are reminded of: training that runs out."""

from accounts.permissions import Role
from notices.kinds import kind
from notices.rules import Holder, Reminder
from training.models import TrainingRecord
from workers.models import Worker
from workers.reminders import BEFORE

TRAINING_RUNNING_OUT = kind(
    "training_running_out",
    "Training runs out: {label}",
    "Training in “{label}” is valid until {about_on}. Please book a place to renew it.",
)


def training(today):
    return TrainingRecord.objects.filter(worker__in=Worker.objects.employed(today)).in_force().required()


REMINDERS = [
    Reminder(
        kind=TRAINING_RUNNING_OUT,
        things=training,
        date="expires_on",
        schedule=BEFORE,
        to=(Holder("worker__user", Role.WORKER), Holder("worker__line_manager")),
        team="worker__team",
        page="workers:worker_detail",
        page_of="worker",
        label="course__label",
    ),
]
