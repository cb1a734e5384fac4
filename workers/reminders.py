"""What workers and their line managers are reminded of: a DBS check that is due, a contract that ends."""

from django.db.models import Value

from accounts.permissions import Role
from notices.kinds import register
from notices.reminders import Holder, Page, Reminder
from notices.schedules import Days
from workers.models import Worker

BEFORE = Days(-60, -30, -7)
BOTH = (Holder("user", Role.WORKER), Holder("line_manager"))


class DBSCheckDue(Reminder):
    """A worker's DBS status is to be checked again, and when it was not."""

    name = "dbs_check_due"
    subject = "DBS check due"
    body = "A DBS status is to be checked again by {about_on}."
    date, team, label = "dbs_next_check_on", "team", "called"
    page = Page("workers:worker_detail")
    steps = [(Days(-60, -30, -7, 1), BOTH)]

    def things(self, today):
        return Worker.objects.employed(today).annotate(called=Value("DBS"))


class ContractRunningOut(Reminder):
    """A worker's contract ends."""

    name = "contract_running_out"
    subject = "Contract ends soon"
    body = "A contract ends on {about_on}."
    date, team, label = "contract_ends_on", "team", "called"
    page = Page("workers:worker_detail")
    steps = [(BEFORE, BOTH)]

    def things(self, today):
        return Worker.objects.employed(today).annotate(called=Value("Contract"))


REMINDERS = register(DBSCheckDue(), ContractRunningOut())
