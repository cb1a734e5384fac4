"""What workers and leads are reminded of while somebody is supported."""

from datetime import timedelta

from django.conf import settings

from accounts.permissions import Role
from notices.kinds import register
from notices.reminders import Everyone, Holder, Page, Reminder, Without
from notices.schedules import Days, Weekly, WorkingDays, WorkingHours
from referrals.reminders import died
from support.models import Concern, Session, Support

WEEK = timedelta(weeks=1)
WORKER = (Holder("worker__user", Role.WORKER),)
LEADS = (Everyone(Role.LEAD),)
MANAGERS = (Everyone(Role.MANAGER),)
ADMINISTRATORS = Everyone(Role.ADMINISTRATOR, everywhere=True)
HOME = Page("home", of=None)


class FirstSessionNotBooked(Reminder):
    """A support was agreed and has no first session."""

    name = "first_session_not_booked"
    subject = "No first session yet: {label}"
    body = "The support {label} was agreed on {about_on} and no first session is booked."
    date, team, label = "matched_on", "team", "referral__reference"
    page = Page("support:support_detail")
    unless = died("person")
    steps = [(WorkingDays(5), WORKER)]

    def things(self, today):
        return Support.objects.without_first_session()


class SessionNotLogged(Reminder):
    """The day of a session has passed and its outcome is not logged; leads are told later."""

    name = "session_not_logged"
    subject = "A session is to be logged: {label}"
    body = (
        "A session of the support {label} was booked for {about_on} and its outcome is not logged. "
        "Attendance and one line are enough."
    )
    date, team, label = "date", "team", "support__referral__reference"
    page = Page("support:session_detail")
    unless = died("support__person")
    steps = [(WorkingDays(1), WORKER), (WorkingDays(3), LEADS)]

    def things(self, today):
        return Session.objects.to_log(today)


class ReviewDue(Reminder):
    """A review is due soon or lately; a week after its date it is spoken of as overdue."""

    name = "review_due"
    subject = "A review is due: {label}"
    body = "A review of the support {label} is due on {about_on}."
    date, team, label = "next_review_due", "team", "referral__reference"
    page = Page("support:support_detail")
    unless = died("person")
    steps = [(Days(-7, 0), WORKER)]

    def things(self, today):
        return Support.objects.review_due(today + WEEK).filter(next_review_due__gt=today - WEEK)


class ReviewOverdue(Reminder):
    """A review was due a week ago or longer and is not recorded."""

    name = "review_overdue"
    subject = "A review is overdue: {label}"
    body = "A review of the support {label} was due on {about_on} and has not been recorded."
    date, team, label = "next_review_due", "team", "referral__reference"
    page = Page("support:support_detail")
    unless = died("person")
    steps = [(Weekly(7), WORKER + LEADS)]

    def things(self, today):
        return Support.objects.review_overdue(today)


class EndingNear(Reminder):
    """A support is expected to end soon."""

    name = "ending_near"
    subject = "An ending is near: {label}"
    body = "The support {label} is expected to end on {about_on}. Please prepare the ending together."
    date, team, label = "expected_end_on", "team", "referral__reference"
    page = Page("support:support_detail")
    unless = died("person")
    steps = [(Days(-28, -14), WORKER)]

    def things(self, today):
        return Support.objects.ending_soon(today)


class ConcernUnacknowledged(Reminder):
    """Nobody who is there has taken on a concern; from the second time on managers, who may not read it, hear too.

    With no lead there they hear from the first time on, and with no manager either the administrators do.
    """

    name = "concern_unacknowledged"
    subject = "A concern has not been acknowledged: {label}"
    body = "A concern raised on {about_on} has not been acknowledged. Please open it now."
    always_mail = True
    date, team, label = "raised_at", "support__team", "support__referral__reference"
    page = Page("support:concern_detail")
    steps = [
        (WorkingHours(settings.CONCERN_HOURS), LEADS),
        (WorkingHours(settings.CONCERN_HOURS, first=2), MANAGERS, HOME),
        (WorkingHours(settings.CONCERN_HOURS), (Without(Role.LEAD, to=Everyone(Role.MANAGER)),), HOME),
        (WorkingHours(settings.CONCERN_HOURS), (Without(Role.LEAD, Role.MANAGER, to=ADMINISTRATORS),), HOME),
    ]

    def things(self, today):
        return Concern.objects.unacknowledged()


REMINDERS = register(
    FirstSessionNotBooked(), SessionNotLogged(), ReviewDue(), ReviewOverdue(), EndingNear(), ConcernUnacknowledged()
)
