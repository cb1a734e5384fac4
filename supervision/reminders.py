"""What workers, supervisors and service managers are reminded of about supervision."""

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import TruncDate

from accounts.permissions import Role
from notices.kinds import kind
from notices.rules import Everyone, Holder, Reminder
from notices.schedules import Days, Weekly, WorkingDays
from supervision import due as due_dates
from supervision.due import with_supervision
from supervision.models import Action, Supervision, SupervisionStatusChange
from workers.models import Worker

SUPERVISION_DUE = kind(
    "supervision_due",
    "Supervision is due",
    "Supervision is due by {about_on}. If there is no date in the diary yet, please agree one.",
)
SUPERVISION_OVERDUE = kind(
    "supervision_overdue",
    "Supervision is overdue",
    "Supervision was due by {about_on} and has not been recorded. Please hold it, or record it if it was held.",
)
SUPERVISION_UNCONFIRMED = kind(
    "supervision_unconfirmed",
    "A supervision record is waiting for you",
    "A supervision record was written on {about_on}. Please read it, add your own words if you like, and confirm it.",
)
ACTION_DUE = kind(
    "action_due",
    "An action from supervision is due",
    "An action agreed in supervision was to be done by {about_on}. Please mark it as done, or talk it over.",
)


def due(today):
    """Workers whose supervision is still to come; later they are spoken of as overdue."""
    workers = with_supervision(Worker.objects.employed(today), today)
    return workers.filter(supervision_due__gte=today).annotate(called=Value("Supervision"))


def overdue(today):
    return due_dates.overdue(Worker.objects.all(), today).annotate(called=Value("Supervision"))


def unconfirmed(today):
    recorded = SupervisionStatusChange.objects.filter(
        supervision=OuterRef("pk"), to_status=Supervision.Status.RECORDED
    ).order_by("-at")
    return Supervision.objects.unconfirmed().annotate(
        recorded_on=TruncDate(Subquery(recorded.values("at")[:1])), called=Value("Supervision record")
    )


def open_actions(today):
    return Action.objects.open().annotate(called=Value("Action"))


BOTH = (Holder("user", Role.WORKER), Holder("supervisor"))
OF_WORKER = {
    "date": "supervision_due",
    "team": "team",
    "page": "supervision:supervision_list",
    "page_of": None,
    "label": "called",
}
OF_ACTION = {
    "kind": ACTION_DUE,
    "things": open_actions,
    "date": "due_on",
    "to": (Holder("owner"),),
    "team": "supervision__worker__team",
    "page": "supervision:action_list",
    "page_of": None,
    "label": "called",
}
REMINDERS = [
    Reminder(kind=SUPERVISION_DUE, things=due, schedule=Days(-7, -1), to=BOTH, **OF_WORKER),
    Reminder(kind=SUPERVISION_OVERDUE, things=overdue, schedule=Weekly(1), to=BOTH, **OF_WORKER),
    Reminder(
        kind=SUPERVISION_OVERDUE,
        things=overdue,
        schedule=Weekly(8),
        to=(Everyone(Role.MANAGER),),
        **(OF_WORKER | {"page": "supervision:figures"}),
    ),
    Reminder(
        kind=SUPERVISION_UNCONFIRMED,
        things=unconfirmed,
        date="recorded_on",
        schedule=WorkingDays(3, 7),
        to=(Holder("worker__user", Role.WORKER),),
        team="worker__team",
        page="supervision:supervision_detail",
        label="called",
    ),
    Reminder(schedule=Weekly(0), **OF_ACTION),
]
