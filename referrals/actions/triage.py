"""What a lead decides about a referral, and what the referrer answers."""

from datetime import datetime

from django.utils import timezone

from accounts.models import User
from groundwork.actions import action
from groundwork.transitions import InvalidTransition, lock, move
from referrals import notices
from referrals.actions.audience import tell_leads, tell_referrer
from referrals.actions.offers import lapse_offers
from referrals.models import DeclineReason, InformationRequest, Referral

Status = Referral.Status


@action
def request_information(
    *, referral: Referral, by: User, question: str, at: datetime | None = None
) -> InformationRequest:
    """Ask the referrer something before deciding."""
    referral = lock(referral)
    at = at or timezone.now()
    move(referral, Status.INFORMATION_REQUESTED, by=by, at=at)
    request = referral.information_requests.create(question=question, asked_by=by, asked_at=at)
    tell_referrer(notices.INFORMATION_REQUESTED, referral, at, thing=request)
    return request


@action
def answer_information(*, referral: Referral, by: User, answer: str, at: datetime | None = None) -> InformationRequest:
    """Answer the open question; the referral goes back to the lead."""
    referral = lock(referral)
    at = at or timezone.now()
    request = referral.information_requests.open().first()
    if referral.status != Status.INFORMATION_REQUESTED or not request:
        raise InvalidTransition(referral)
    request.answer, request.answered_by, request.answered_at = answer, by, at
    request.save()
    move(referral, Status.SUBMITTED, by=by, at=at)
    tell_leads(notices.INFORMATION_ANSWERED, referral, at, thing=request)
    return request


@action
def accept(*, referral: Referral, by: User, priority: str | None = None, at: datetime | None = None) -> Referral:
    """Put a referral on the waiting list, with the priority the lead gives it."""
    referral = lock(referral)
    at = at or timezone.now()
    if referral.status != Status.SUBMITTED:
        raise InvalidTransition(referral)
    referral.priority = priority or referral.priority
    move(referral, Status.WAITING, by=by, at=at)
    tell_referrer(notices.REFERRAL_ACCEPTED, referral, at)
    return referral


@action
def decline(
    *,
    referral: Referral,
    by: User,
    reason: DeclineReason,
    explanation: str,
    alternatives: str = "",
    at: datetime | None = None,
) -> Referral:
    """Decline a referral with a coded reason and an explanation that the referrer reads."""
    referral = lock(referral)
    at = at or timezone.now()
    referral.decline_reason = reason
    referral.decline_explanation = explanation
    referral.decline_alternatives = alternatives
    move(referral, Status.DECLINED, by=by, reason=str(reason), at=at)
    lapse_offers(referral, by=by, at=at)
    tell_referrer(notices.REFERRAL_DECLINED, referral, at)
    return referral


@action
def wait_again(*, referral: Referral, by: User, reason: str, at: datetime | None = None) -> Referral:
    """Put a matched referral back on the list: from now on the person waits for a new worker."""
    referral = lock(referral)
    referral.waiting_since = at = at or timezone.now()
    move(referral, Status.WAITING, by=by, reason=reason, at=at)
    return referral


@action
def withdraw(*, referral: Referral, by: User, reason: str, at: datetime | None = None) -> Referral:
    """Take a referral back before it is matched; the other side is told."""
    referral = lock(referral)
    at = at or timezone.now()
    move(referral, Status.WITHDRAWN, by=by, reason=reason, at=at)
    lapse_offers(referral, by=by, at=at)
    tell_leads(notices.REFERRAL_WITHDRAWN, referral, at)
    tell_referrer(notices.REFERRAL_WITHDRAWN, referral, at)
    return referral
