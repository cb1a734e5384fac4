"""How a referral stands: why it waits, and what somebody may do with it."""

from django.urls import reverse
from django.utils import timezone

from accounts.permissions import Permission
from groundwork.permissions import can
from groundwork.words import day
from referrals.models import Referral

Status = Referral.Status
# URL name, words on the button, to whom of those whom the deed's view lets in (one of these permissions), statuses
DEEDS = [
    ("answer_information", "Answer the question", [Permission.REFER], [Status.INFORMATION_REQUESTED]),
    ("accept", "Accept to the waiting list", [Permission.TRIAGE], [Status.SUBMITTED]),
    ("request_information", "Ask for more information", [Permission.TRIAGE], [Status.SUBMITTED]),
    ("answer_information", "Record an answer", [Permission.TRIAGE], [Status.INFORMATION_REQUESTED]),
    ("decline", "Decline", [Permission.TRIAGE], Referral.OPEN),
    ("withdraw", "Withdraw", [Permission.REFER, Permission.TRIAGE], Referral.OPEN),
]


def why_waiting(referral, names_worker):
    """Why an open referral has not gone further; needs `open_offers` and `open_requests` of the list.

    Only those who match learn whom it is offered to: a worker may hand it back for a private reason.
    """
    if referral.status == Status.SUBMITTED:
        return "To be triaged"
    if referral.status == Status.INFORMATION_REQUESTED:
        asked = referral.open_requests[0].asked_at if referral.open_requests else None
        return f"Question to the referrer{since(asked)}"
    if referral.status == Status.WAITING:
        offer = referral.open_offers[0] if referral.open_offers else None
        worker = offer.worker if offer and names_worker else "a worker"
        return f"Offered to {worker}{since(offer.made_at)}" if offer else "No worker yet"
    return ""


def since(moment):
    return f" since {day(timezone.localdate(moment))}" if moment else ""


def deeds_for(user, referral):
    """Links to what `user` may do with the referral as it stands, the most likely first."""
    links = {}
    for name, label, permissions, statuses in DEEDS:
        if referral.status in statuses and any(can(user, each, referral) for each in permissions):
            links.setdefault(name, {"label": label, "href": reverse(f"referrals:{name}", args=[referral.pk])})
    return list(links.values())
