"""What coordinators, workers and leads are reminded of until somebody is matched."""

from django.db.models.functions import TruncDate

from accounts.permissions import Role
from notices.kinds import register
from notices.reminders import Everyone, Holder, InPlaceOf, Page, Reminder
from notices.schedules import Days, WorkingDays
from referrals.models import InformationRequest, Offer, Referral

LEADS = (Everyone(Role.LEAD),)


def died(person: str) -> dict[str, bool]:
    """What fits things whose person, a lookup from them, was recorded as having died."""
    return {f"{person}__deceased_on__isnull": False}


class DraftUnsent(Reminder):
    """A referral was begun and not sent."""

    name = "draft_unsent"
    subject = "A referral is not sent yet"
    body = "You began referral {label} and have not sent it. Please finish it, or discard it if it is not needed."
    date, team, label = "last_worked_on", "referring_team", "reference"
    page = Page("referrals:referral_tasks")
    steps = [(Days(7, 30), (Holder("referrer", Role.COORDINATOR),))]

    def things(self, today):
        return Referral.objects.drafts().annotate(last_worked_on=TruncDate("updated_at"))


class DraftToBeDeleted(Reminder):
    """A referral that was begun and not sent is deleted in a week."""

    name = "draft_to_be_deleted"
    subject = "An unsent referral will be deleted"
    body = (
        "You last worked on referral {label} on {about_on} and have not sent it. "
        "Unsent referrals are deleted after 90 days. Please finish it if it is still needed."
    )
    date, team, label = "last_worked_on", "referring_team", "reference"
    page = Page("referrals:referral_tasks")
    steps = [(Days(83), (Holder("referrer", Role.COORDINATOR),))]

    def things(self, today):
        return Referral.objects.drafts().annotate(last_worked_on=TruncDate("updated_at"))


class InformationAwaited(Reminder):
    """A lead's request for more information is not answered."""

    name = "information_awaited"
    subject = "A question about a referral awaits your answer"
    body = "On {about_on} the peer support team asked you something about referral {label}. Please answer it."
    date, team, label = "asked_on", "referral__referring_team", "referral__reference"
    page = Page("referrals:referral_detail", of="referral")
    unless = died("referral__person")
    steps = [(WorkingDays(3, 7), (Holder("referral__referrer", Role.COORDINATOR),))]

    def things(self, today):
        return InformationRequest.objects.awaited().annotate(asked_on=TruncDate("asked_at"))


class ReferralWaiting(Reminder):
    """Somebody was referred and nobody is matched with them."""

    name = "referral_waiting"
    subject = "Somebody is waiting: {label}"
    body = "Referral {label} has been waiting since {about_on} and nobody is matched yet."
    date, team, label = "waiting_on", "team", "reference"
    page = Page("referrals:referral_detail")
    unless = died("person")
    steps = [(WorkingDays(5, 10, 20), LEADS)]

    def things(self, today):
        return Referral.objects.open().annotate(waiting_on=TruncDate("waiting_since"))


class OfferUnanswered(Reminder):
    """A worker neither accepted an offer nor handed it back; leads are told later, or of a worker who is away."""

    name = "offer_unanswered"
    subject = "An offer awaits an answer: {label}"
    body = (
        "Referral {label} was offered on {about_on} and has not been answered. "
        "It can be accepted or handed back without giving a reason."
    )
    date, team, label = "made_on", "referral__team", "referral__reference"
    page = Page("referrals:offer_detail")
    unless = died("referral__person")
    steps = [
        (WorkingDays(2), (Holder("worker__user", Role.WORKER), InPlaceOf("worker__user", Role.LEAD))),
        (WorkingDays(4), LEADS, Page("referrals:referral_detail", of="referral")),
    ]

    def things(self, today):
        return Offer.objects.open().annotate(made_on=TruncDate("made_at"))


REMINDERS = register(DraftUnsent(), DraftToBeDeleted(), InformationAwaited(), ReferralWaiting(), OfferUnanswered())
