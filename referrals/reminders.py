"""What coordinators, workers and leads are reminded of on a person's journey."""

from datetime import timedelta

from django.conf import settings
from django.db.models.functions import TruncDate

from accounts.notices import kind
from accounts.permissions import Role
from accounts.reminders import Chase, Everyone, Holder, Reminder
from accounts.schedules import Days, Weekly, WorkingDays
from referrals.models import Concern, InformationRequest, Offer, Referral, Session, Support

WEEK = timedelta(weeks=1)

DRAFT_UNSENT = kind(
    "draft_unsent",
    "A referral is not sent yet",
    "You began referral {reference} and have not sent it. Please finish it, or discard it if it is not needed.",
)
DRAFT_TO_BE_DELETED = kind(
    "draft_to_be_deleted",
    "An unsent referral will be deleted",
    "You last worked on referral {reference} on {about_on} and have not sent it. "
    "Unsent referrals are deleted after 90 days. Please finish it if it is still needed.",
)
INFORMATION_AWAITED = kind(
    "information_awaited",
    "A question about a referral awaits your answer",
    "On {about_on} the peer support team asked you something about referral {reference}. Please answer it.",
)
REFERRAL_WAITING = kind(
    "referral_waiting",
    "Somebody is waiting: {reference}",
    "Referral {reference} was sent on {about_on} and nobody has been matched yet.",
)
OFFER_UNANSWERED = kind(
    "offer_unanswered",
    "An offer awaits an answer: {reference}",
    "Referral {reference} was offered on {about_on} and has not been answered. "
    "It can be accepted or handed back without giving a reason.",
)
FIRST_SESSION_NOT_BOOKED = kind(
    "first_session_not_booked",
    "No first session yet: {reference}",
    "The support {reference} was agreed on {about_on} and no first session is booked.",
)
SESSION_NOT_LOGGED = kind(
    "session_not_logged",
    "A session is to be logged: {reference}",
    "A session of the support {reference} was booked for {about_on} and its outcome is not logged. "
    "Attendance and one line are enough.",
)
REVIEW_DUE = kind(
    "review_due",
    "A review is due: {reference}",
    "A review of the support {reference} is due on {about_on}.",
)
REVIEW_OVERDUE = kind(
    "review_overdue",
    "A review is overdue: {reference}",
    "A review of the support {reference} was due on {about_on} and has not been recorded.",
)
ENDING_NEAR = kind(
    "ending_near",
    "An ending is near: {reference}",
    "The support {reference} is expected to end on {about_on}. Please prepare the ending together.",
)
CONCERN_UNACKNOWLEDGED = kind(
    "concern_unacknowledged",
    "A concern has not been acknowledged: {reference}",
    "A concern raised on {about_on} has not been acknowledged. Please open it now.",
    always_mail=True,
)


def drafts(today):
    return Referral.objects.drafts().annotate(last_worked_on=TruncDate("updated_at"))


def information_requests(today):
    return InformationRequest.objects.filter(
        answered_at__isnull=True, referral__status=Referral.Status.INFORMATION_REQUESTED
    ).annotate(asked_on=TruncDate("asked_at"))


def waiting(today):
    return Referral.objects.open().annotate(sent_on=TruncDate("submitted_at"))


def offers(today):
    return Offer.objects.open().annotate(made_on=TruncDate("made_at"))


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

DRAFT = {
    "things": drafts,
    "date": "last_worked_on",
    "to": (Holder("referrer", Role.COORDINATOR),),
    "team": "referring_team",
    "page": "referrals:referral_tasks",
    "reference": "reference",
}
OFFER = {
    "kind": OFFER_UNANSWERED,
    "things": offers,
    "date": "made_on",
    "team": "referral__team",
    "reference": "referral__reference",
}
UNLOGGED = {
    "kind": SESSION_NOT_LOGGED,
    "things": to_log,
    "date": "date",
    "team": "team",
    "page": "referrals:session_detail",
    "reference": "support__referral__reference",
}
SUPPORT = {"team": "team", "page": "referrals:support_detail", "reference": "referral__reference"}
REVIEW = SUPPORT | {"date": "next_review_due"}
CONCERN = {
    "kind": CONCERN_UNACKNOWLEDGED,
    "things": unacknowledged,
    "date": "raised_at",
    "team": "support__team",
    "page": "referrals:concern_detail",
    "reference": "support__referral__reference",
    "hours": lambda: settings.CONCERN_HOURS,
}

REMINDERS = [
    Reminder(kind=DRAFT_UNSENT, schedule=Days(7, 30), **DRAFT),
    Reminder(kind=DRAFT_TO_BE_DELETED, schedule=Days(83), **DRAFT),
    Reminder(
        kind=INFORMATION_AWAITED,
        things=information_requests,
        date="asked_on",
        schedule=WorkingDays(3, 7),
        to=(Holder("referral__referrer", Role.COORDINATOR),),
        team="referral__referring_team",
        page="referrals:referral_detail",
        page_of="referral",
        reference="referral__reference",
    ),
    Reminder(
        kind=REFERRAL_WAITING,
        things=waiting,
        date="sent_on",
        schedule=WorkingDays(5, 10, 20),
        to=LEADS,
        team="team",
        page="referrals:referral_detail",
        reference="reference",
    ),
    Reminder(schedule=WorkingDays(2), to=WORKER, page="referrals:offer_detail", **OFFER),
    Reminder(schedule=WorkingDays(4), to=LEADS, page="referrals:referral_detail", page_of="referral", **OFFER),
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
