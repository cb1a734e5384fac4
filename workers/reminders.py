"""What workers and their line managers are reminded of: DBS and contract running out."""

from django.db.models import Value

from accounts.permissions import Role
from notices.kinds import kind
from notices.rules import Holder, Reminder
from notices.schedules import Days
from workers.models import Worker

BEFORE = Days(-60, -30, -7)

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


def employed(name):
    """Employed workers as things that a message calls by `name`, never by the worker's own."""
    return lambda today: Worker.objects.employed(today).annotate(called=Value(name))


REMINDERS = [
    Reminder(
        kind=DBS_RUNNING_OUT,
        things=employed("DBS"),
        date="dbs_renew_by",
        schedule=BEFORE,
        to=(Holder("user", Role.WORKER), Holder("line_manager")),
        team="team",
        page="workers:worker_detail",
        label="called",
    ),
    Reminder(
        kind=CONTRACT_RUNNING_OUT,
        things=employed("Contract"),
        date="contract_ends_on",
        schedule=BEFORE,
        to=(Holder("user", Role.WORKER), Holder("line_manager")),
        team="team",
        page="workers:worker_detail",
        label="called",
    ),
]
