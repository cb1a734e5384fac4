"""What coordinators, workers and leads are reminded of on a person's journey."""

from django.db.models.functions import TruncDate

from accounts.permissions import Role
from notices.kinds import kind
from notices.rules import Everyone, Holder, Reminder
from notices.schedules import Days, WorkingDays
from referrals.models import InformationRequest, Offer, Referral

DRAFT_UNSENT = kind(
    "draft_unsent",
    "A referral is not sent yet",
    "You began referral {label} and have not sent it. Please finish it, or discard it if it is not needed.",
)
DRAFT_TO_BE_DELETED = kind(
    "draft_to_be_deleted",
    "An unsent referral will be deleted",
    "You last worked on referral {label} on {about_on} and have not sent it. "
    "Unsent referrals are deleted after 90 days. Please finish it if it is still needed.",
)
INFORMATION_AWAITED = kind(
    "information_awaited",
    "A question about a referral awaits your answer",
    "On {about_on} the peer support team asked you something about referral {label}. Please answer it.",
)
REFERRAL_WAITING = kind(
    "referral_waiting",
    "Somebody is waiting: {label}",
    "Referral {label} was sent on {about_on} and nobody has been matched yet.",
)
OFFER_UNANSWERED = kind(
    "offer_unanswered",
    "An offer awaits an answer: {label}",
    "Referral {label} was offered on {about_on} and has not been answered. "
    "It can be accepted or handed back without giving a reason.",
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


WORKER = (Holder("worker__user", Role.WORKER),)
LEADS = (Everyone(Role.LEAD),)

DRAFT = {
    "things": drafts,
    "date": "last_worked_on",
    "to": (Holder("referrer", Role.COORDINATOR),),
    "team": "referring_team",
    "page": "referrals:referral_tasks",
    "label": "reference",
}
OFFER = {
    "kind": OFFER_UNANSWERED,
    "things": offers,
    "date": "made_on",
    "team": "referral__team",
    "label": "referral__reference",
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
        label="referral__reference",
    ),
    Reminder(
        kind=REFERRAL_WAITING,
        things=waiting,
        date="sent_on",
        schedule=WorkingDays(5, 10, 20),
        to=LEADS,
        team="team",
        page="referrals:referral_detail",
        label="reference",
    ),
    Reminder(schedule=WorkingDays(2), to=WORKER, page="referrals:offer_detail", **OFFER),
    Reminder(schedule=WorkingDays(4), to=LEADS, page="referrals:referral_detail", page_of="referral", **OFFER),
]
