"""What workers and their line managers are reminded of: a DBS check that is due, a contract that ends."""

from django.db.models import Value
from django.db.models.functions import TruncDate

from accounts.permissions import Role
from notices.kinds import register
from notices.reminders import Everyone, Holder, Page, Reminder, Without
from notices.schedules import Days, Weekly
from workers.gaps import without_profile
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


class ProfileMissing(Reminder):
    """Somebody has the role of worker and no profile, so nobody can be matched with them."""

    name = "profile_missing"
    subject = "A worker has no profile yet"
    body = "Somebody is a peer support worker since {about_on} and has no profile yet. Please add it."
    date, team, label = "begun_on", "team", "called"
    page = Page("workers:gap_list", of=None)
    steps = [
        (Weekly(0), (Everyone(Role.LEAD),)),
        (Weekly(0), (Without(Role.LEAD, to=Everyone(Role.ADMINISTRATOR, everywhere=True)),)),
    ]

    def things(self, today):
        return without_profile().annotate(begun_on=TruncDate("starts_at"), called=Value("Profile"))


REMINDERS = register(DBSCheckDue(), ContractRunningOut(), ProfileMissing())
