"""What workers, supervisors and service managers are reminded of about supervision."""

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import TruncDate

from accounts.permissions import Role
from notices.kinds import register
from notices.reminders import Everyone, Holder, Page, Reminder
from notices.schedules import Days, Weekly, WorkingDays
from supervision.due import overdue, with_supervision
from supervision.models import Action, Supervision, SupervisionStatusChange
from workers.models import Worker

BOTH = (Holder("user", Role.WORKER), Holder("supervisor"))


class SupervisionDue(Reminder):
    """A worker's next supervision is still to come; later it is spoken of as overdue."""

    name = "supervision_due"
    subject = "Supervision is due"
    body = "Supervision is due by {about_on}. If there is no date in the diary yet, please agree one."
    date, team, label = "supervision_due", "team", "called"
    page = Page("supervision:supervision_list", of=None)
    steps = [(Days(-7, -1), BOTH)]

    def things(self, today):
        workers = with_supervision(Worker.objects.employed(today), today)
        return workers.filter(supervision_due__gte=today).annotate(called=Value("Supervision"))


class SupervisionOverdue(Reminder):
    """A worker's supervision was due and is not recorded; managers are told a week later."""

    name = "supervision_overdue"
    subject = "Supervision is overdue"
    body = "Supervision was due by {about_on} and has not been recorded. Please hold it, or record it if it was held."
    date, team, label = "supervision_due", "team", "called"
    page = Page("supervision:supervision_list", of=None)
    steps = [
        (Weekly(1), BOTH),
        (Weekly(8), (Everyone(Role.MANAGER),), Page("supervision:figures", of=None)),
    ]

    def things(self, today):
        return overdue(Worker.objects.all(), today).annotate(called=Value("Supervision"))


class SupervisionUnconfirmed(Reminder):
    """A worker has not confirmed the record of a supervision."""

    name = "supervision_unconfirmed"
    subject = "A supervision record is waiting for you"
    body = (
        "A supervision record was written on {about_on}. "
        "Please read it, add your own words if you like, and confirm it."
    )
    date, team, label = "recorded_on", "worker__team", "called"
    page = Page("supervision:supervision_detail")
    steps = [(WorkingDays(3, 7), (Holder("worker__user", Role.WORKER),))]

    def things(self, today):
        recorded = SupervisionStatusChange.objects.filter(
            supervision=OuterRef("pk"), to_status=Supervision.Status.RECORDED
        ).order_by("-at")
        return Supervision.objects.unconfirmed().annotate(
            recorded_on=TruncDate(Subquery(recorded.values("at")[:1])), called=Value("Supervision record")
        )


class ActionDue(Reminder):
    """An action from supervision is due and not done."""

    name = "action_due"
    subject = "An action from supervision is due"
    body = "An action agreed in supervision was to be done by {about_on}. Please mark it as done, or talk it over."
    date, team, label = "due_on", "supervision__worker__team", "called"
    page = Page("supervision:action_list", of=None)
    steps = [(Weekly(0), (Holder("owner"),))]

    def things(self, today):
        return Action.objects.open().annotate(called=Value("Action"))


REMINDERS = register(SupervisionDue(), SupervisionOverdue(), SupervisionUnconfirmed(), ActionDue())
