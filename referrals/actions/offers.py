"""What becomes of an offer besides being accepted."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from groundwork.actions import action
from groundwork.transitions import lock
from referrals import notices
from referrals.actions.audience import tell, tell_leads
from referrals.models import Offer, Referral


@action
def hand_back(*, offer: Offer, by: User, at: datetime | None = None) -> Offer:
    """The worker does not take the offer on; nobody asks why. The referral waits again."""
    referral = lock(offer.referral)
    at = at or timezone.now()
    offer = answered(offer, Offer.Status.HANDED_BACK, at)
    tell_leads(notices.OFFER_HANDED_BACK, referral, at, thing=offer)
    return offer


@action
def withdraw_offer(*, offer: Offer, by: User, at: datetime | None = None) -> Offer:
    """A lead takes back an offer that has no answer yet."""
    referral = lock(offer.referral)
    at = at or timezone.now()
    offer = answered(offer, Offer.Status.WITHDRAWN, at)
    tell(notices.OFFER_WITHDRAWN, [offer.worker.user], referral, at, thing=offer, path=offer.get_absolute_url())
    return offer


def lapse_offers(referral: Referral, *, by: User, at: datetime | None = None) -> None:
    """Withdraw what is on offer of a referral that no longer waits."""
    for offer in referral.offers.open():
        withdraw_offer(offer=offer, by=by, at=at)


def answered(offer: Offer, status: str, at: datetime) -> Offer:
    """The locked offer with its answer; refused where it has one already."""
    offer = lock(offer)
    if offer.status != Offer.Status.OPEN:
        raise ValidationError(f"This offer was already answered: {offer.get_status_display().lower()}.", code="stale")
    offer.status, offer.answered_at = status, at
    offer.save()
    return offer
