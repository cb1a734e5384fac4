"""What workers and their line managers are reminded of: what runs out or ends, reviews in private rooms."""

from datetime import timedelta

from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import TruncDate

from accounts.permissions import Role
from notices.kinds import register
from notices.reminders import Everyone, Holder, Page, Reminder, Without
from notices.schedules import Days, Weekly
from workers.gaps import without_profile
from workers.models import Absence, Adjustment, Crossover, Sharing, WellbeingPlan, Worker

BEFORE = Days(-60, -30, -7)
FEW_DAYS = timedelta(days=4)
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


class ProbationEnding(Reminder):
    """A worker's probation ends: somebody is to talk about how it went before then."""

    name = "probation_ending"
    subject = "Probation ends soon"
    body = "A probation ends on {about_on}. Please talk about how it went before then, or enter another date."
    date, team, label = "probation_ends_on", "team", "called"
    page = Page("workers:worker_detail")
    steps = [(BEFORE, BOTH)]

    def things(self, today):
        return Worker.objects.employed(today).annotate(called=Value("Probation"))


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


class PrivateReviewMixin:
    """Something in a private room is to be looked at again.

    The worker is told, and a line manager with whom that room is shared: to any other it would tell that there is
    something. The words are the same whatever it is.
    """

    subject = "Something is due to be looked at again"
    body = "Something that you keep, or that is shared with you, is to be looked at again by {about_on}."
    date, team, label = "review_on", "worker__team", "called"
    page = Page("workers:private_rooms", of="worker")
    steps = [(Days(-14), (Holder("worker__user", Role.WORKER), Holder("reader")))]

    def rows(self):
        """What is to be reviewed, whoever works still."""
        raise NotImplementedError

    def things(self, today):
        rows = self.rows()
        sharing = Sharing.objects.with_line_manager().filter(worker=OuterRef("worker"), room=rows.model.room)
        employed = Worker.objects.employed(today).order_by().values("pk")
        return rows.filter(worker__in=employed, review_on__isnull=False).annotate(
            called=Value("Review"), reader=Subquery(sharing.values("shared_with")[:1])
        )


class AdjustmentReviewDue(PrivateReviewMixin, Reminder):
    name = "adjustment_review_due"

    def rows(self):
        return Adjustment.objects.open()


class WellbeingPlanReviewDue(PrivateReviewMixin, Reminder):
    name = "wellbeing_plan_review_due"

    def rows(self):
        return WellbeingPlan.objects.all()


class CrossoverReviewDue(PrivateReviewMixin, Reminder):
    name = "crossover_review_due"

    def rows(self):
        return Crossover.objects.standing()


class AbsenceEnding(Reminder):
    """A worker who is away for more than a few days comes back soon."""

    name = "absence_ending"
    subject = "A worker comes back soon"
    body = "A worker is back on {about_on}. Please see that the return is planned, or correct the absence."
    date, team, label = "back_on", "worker__team", "called"
    page = Page("workers:absence_detail")
    steps = [(Days(-2), (Holder("worker__line_manager"), Everyone(Role.LEAD)))]

    def things(self, today):
        absences = Absence.objects.standing().annotate(back_on=TruncDate("ends_at"), called=Value("Absence"))
        long = absences.filter(ends_at__gte=F("starts_at") + FEW_DAYS)
        return long.filter(back_on__gt=today, worker__in=Worker.objects.employed(today).order_by().values("pk"))


class AbsenceWithoutEnd(Reminder):
    """A worker is away and nobody knows until when: somebody is to ask, as nobody reminds who is away."""

    name = "absence_without_end"
    subject = "Is a worker back?"
    body = "A worker is away since {about_on} and no end is known. Please see how long it goes on, or end the absence."
    date, team, label = "first_on", "worker__team", "called"
    page = Page("workers:absence_detail")
    steps = [(Weekly(7), (Holder("worker__line_manager"), Everyone(Role.LEAD)))]

    def things(self, today):
        employed = Worker.objects.employed(today).order_by()
        open_ended = Absence.objects.without_end().filter(worker__in=employed.values("pk"))
        return open_ended.annotate(first_on=TruncDate("starts_at"), called=Value("Absence"))


REMINDERS = register(
    DBSCheckDue(),
    ContractRunningOut(),
    ProbationEnding(),
    ProfileMissing(),
    AbsenceEnding(),
    AbsenceWithoutEnd(),
    AdjustmentReviewDue(),
    WellbeingPlanReviewDue(),
    CrossoverReviewDue(),
)
