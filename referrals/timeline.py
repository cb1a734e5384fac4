"""What happened to a referral, newest first."""

from django.conf import settings

from groundwork.prepared import prepared_of
from groundwork.timeline import event, newest_first
from referrals import slots
from referrals.corrections import correction_events
from referrals.models import Joining, Offer, Referral, ReferralStatusChange
from referrals.sides import name_told

Status = Referral.Status
TITLES = {
    (Status.DRAFT, Status.SUBMITTED): "Referral sent",
    (Status.SUBMITTED, Status.WAITING): "Accepted to the waiting list",
    (Status.WAITING, Status.MATCHED): "Matched with a worker",
    (Status.MATCHED, Status.WAITING): "Waiting for another worker",
}
# Told by the question and its answer themselves.
TOLD_OTHERWISE = {(Status.SUBMITTED, Status.INFORMATION_REQUESTED), (Status.INFORMATION_REQUESTED, Status.SUBMITTED)}
# That a worker accepted is told by the referral's own change.
OFFER_TITLES = {Offer.Status.HANDED_BACK: "Handed back by", Offer.Status.WITHDRAWN: "Offer withdrawn from"}


def referral_timeline(referral, questions, *, side, for_lead=False):
    """Events for the timeline component, for a reader on this `side`: the referral's with these questions, and what
    apps above add.

    Offers are for leads: a worker may hand one back for a private reason. So are joinings: what other teams know of
    the person is not the referrer's to learn.
    """
    changes = [
        change
        for change in prepared_of(changes_of, referral.pk)
        if (change.from_status, change.to_status) not in TOLD_OTHERWISE
    ]
    events = [event_of(change, referral) for change in changes]
    events += question_events(questions)
    events += correction_events(referral.pk, side=side, with_before=for_lead)
    events += [*offer_events(referral), *joining_events(referral, side)] if for_lead else []
    events += [each for events_of in slots.TIMELINE for each in events_of(referral)]
    return newest_first(events)


def changes_of(referral):
    return ReferralStatusChange.objects.filter(referral=referral).select_related("by")


def offers_of(referral):
    offers = Offer.objects.filter(referral=referral).select_related("worker__user", "made_by")
    return offers.only("status", "made_at", "answered_at", "reason", "worker__user__name", "made_by__name")


def event_of(change, referral):
    """One line for a status change."""
    title = TITLES.get((change.from_status, change.to_status)) or Status(change.to_status).label
    text = change.reason
    if change.to_status == Status.DECLINED:
        text = "\n".join(filter(None, [change.reason, referral.decline_explanation, referral.decline_alternatives]))
    return event(title, change.at, change.by, text)


def question_events(questions):
    """Questions and answers, in the place of the status changes that go with them."""
    for request in questions:
        yield event("More information asked for", request.asked_at, request.asked_by, request.question)
        if request.answered_at:
            yield event("Information given", request.answered_at, request.answered_by, request.answer)


def joining_events(referral, side):
    """That the person's record was joined with another, and taken apart again."""
    title = f"Joined with another record of the same {settings.PERSON_WORD}"
    for joining in joinings_of(referral, side):
        yield event(title, joining.at, name_told(joining.by, joining.is_told), joining.reason)
        if not joining.stands:
            by = name_told(joining.taken_apart_by, joining.apart_is_told)
            yield event("Taken apart from the other record", joining.taken_apart_at, by, joining.taken_apart_reason)


def joinings_of(referral, side):
    """Joinings that concerned the referral; each says whether the side is told who made it and who took it apart."""
    told = {"is_told": side.includes("by"), "apart_is_told": side.includes("taken_apart_by", "taken_apart_at")}
    return Joining.objects.of_referral(referral.pk).annotate(**told).select_related("by", "taken_apart_by")


def offer_events(referral):
    """To whom the referral was offered, and who gave it back."""
    for offer in prepared_of(offers_of, referral.pk):
        yield event(f"Offered to {offer.worker}", offer.made_at, offer.made_by, offer.reason)
        if offer.status in OFFER_TITLES:
            yield event(f"{OFFER_TITLES[offer.status]} {offer.worker}", offer.answered_at)
