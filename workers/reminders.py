"""What workers and their line managers are reminded of: training, DBS and contract running out."""

from django.db.models import Value

from accounts.notices import kind
from accounts.permissions import Role
from accounts.reminders import Holder, Reminder
from accounts.schedules import Days
from workers.models import TrainingRecord, Worker

BEFORE = Days(-60, -30, -7)

TRAINING_RUNNING_OUT = kind(
    "training_running_out",
    "Training runs out: {reference}",
    "Training in “{reference}” is valid until {about_on}. Please book a place to renew it.",
)
DBS_RUNNING_OUT = kind(
    "dbs_running_out",
    "DBS check to renew",
    "A DBS check is to be renewed by {about_on}.",
)
CONTRACT_RUNNING_OUT = kind(
    "contract_running_out",
    "Contract ends soon",
    "A contract ends on {about_on}.",
)


def training(today):
    return TrainingRecord.objects.filter(worker__in=Worker.objects.employed(today)).in_force().required()


def employed(name):
    """Employed workers as things that a message calls by `name`, never by the worker's own."""
    return lambda today: Worker.objects.employed(today).annotate(called=Value(name))


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
        reference="course__label",
    ),
    Reminder(
        kind=DBS_RUNNING_OUT,
        things=employed("DBS"),
        date="dbs_renew_by",
        schedule=BEFORE,
        to=(Holder("user", Role.WORKER), Holder("line_manager")),
        team="team",
        page="workers:worker_detail",
        reference="called",
    ),
    Reminder(
        kind=CONTRACT_RUNNING_OUT,
        things=employed("Contract"),
        date="contract_ends_on",
        schedule=BEFORE,
        to=(Holder("user", Role.WORKER), Holder("line_manager")),
        team="team",
        page="workers:worker_detail",
        reference="called",
    ),
]
