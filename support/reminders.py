"""What workers and leads are reminded of while somebody is supported."""

from datetime import timedelta

from django.conf import settings

from accounts.permissions import Role
from notices.kinds import kind
from notices.rules import Chase, Everyone, Holder, Reminder
from notices.schedules import Days, Weekly, WorkingDays
from support.models import Concern, Session, Support

WEEK = timedelta(weeks=1)


FIRST_SESSION_NOT_BOOKED = kind(
    "first_session_not_booked",
    "No first session yet: {label}",
    "The support {label} was agreed on {about_on} and no first session is booked.",
)


SESSION_NOT_LOGGED = kind(
    "session_not_logged",
    "A session is to be logged: {label}",
    "A session of the support {label} was booked for {about_on} and its outcome is not logged. "
    "Attendance and one line are enough.",
)


REVIEW_DUE = kind(
    "review_due",
    "A review is due: {label}",
    "A review of the support {label} is due on {about_on}.",
)


REVIEW_OVERDUE = kind(
    "review_overdue",
    "A review is overdue: {label}",
    "A review of the support {label} was due on {about_on} and has not been recorded.",
)


ENDING_NEAR = kind(
    "ending_near",
    "An ending is near: {label}",
    "The support {label} is expected to end on {about_on}. Please prepare the ending together.",
)


CONCERN_UNACKNOWLEDGED = kind(
    "concern_unacknowledged",
    "A concern has not been acknowledged: {label}",
    "A concern raised on {about_on} has not been acknowledged. Please open it now.",
    always_mail=True,
)


def without_first_session(today):
    return Support.objects.without_first_session()


def to_log(today):
    return Session.objects.to_log(today)


def review_due(today):
    """Reviews due soon or lately; a week later they are spoken of as overdue."""
    return Support.objects.review_due(today + WEEK).filter(next_review_due__gt=today - WEEK)


def review_overdue(today):
    return Support.objects.review_overdue(today)


def ending_soon(today):
    return Support.objects.ending_soon(today)


def unacknowledged(today):
    return Concern.objects.unacknowledged().filter(closed_at__isnull=True)


WORKER = (Holder("worker__user", Role.WORKER),)
LEADS = (Everyone(Role.LEAD),)

UNLOGGED = {
    "kind": SESSION_NOT_LOGGED,
    "things": to_log,
    "date": "date",
    "team": "team",
    "page": "support:session_detail",
    "label": "support__referral__reference",
}


SUPPORT = {"team": "team", "page": "support:support_detail", "label": "referral__reference"}


REVIEW = SUPPORT | {"date": "next_review_due"}


CONCERN = {
    "kind": CONCERN_UNACKNOWLEDGED,
    "things": unacknowledged,
    "date": "raised_at",
    "team": "support__team",
    "page": "support:concern_detail",
    "label": "support__referral__reference",
    "hours": lambda: settings.CONCERN_HOURS,
}

REMINDERS = [
    Reminder(
        kind=FIRST_SESSION_NOT_BOOKED,
        things=without_first_session,
        date="matched_on",
        schedule=WorkingDays(5),
        to=WORKER,
        **SUPPORT,
    ),
    Reminder(schedule=WorkingDays(1), to=WORKER, **UNLOGGED),
    Reminder(schedule=WorkingDays(3), to=LEADS, **UNLOGGED),
    Reminder(kind=REVIEW_DUE, things=review_due, schedule=Days(-7, 0), to=WORKER, **REVIEW),
    Reminder(kind=REVIEW_OVERDUE, things=review_overdue, schedule=Weekly(7), to=WORKER + LEADS, **REVIEW),
    Reminder(
        kind=ENDING_NEAR,
        things=ending_soon,
        date="expected_end_on",
        schedule=Days(-28, -14),
        to=WORKER,
        **SUPPORT,
    ),
    Chase(first=1, to=LEADS, **CONCERN),
    Chase(first=2, to=(Everyone(Role.MANAGER),), **(CONCERN | {"page": "home", "page_of": None})),
]
