"""Offering somebody who is waiting to a worker, and the worker's answer."""

from datetime import date, datetime
from typing import cast
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Role
from groundwork.actions import action
from groundwork.transitions import InvalidTransition, lock, move
from groundwork.words import moment
from referrals import notices
from referrals.actions.audience import one_or_cover, tell, tell_referrer
from referrals.actions.deceased import refuse_deceased
from referrals.actions.offers import answered
from referrals.models import Offer, Referral
from support.limits import REVIEW_WEEKS
from support.models import Support
from support.ranking import NOT_AVAILABLE, candidate, is_available
from workers.models import Worker


@action
def match(*, referral: Referral, worker: Worker, by: User, reason: str = "", at: datetime | None = None) -> Offer:
    """Offer a waiting referral to a worker.

    The referral and the worker's row are locked, so of two leads one succeeds and the other
    is told who did. Going ahead with a worker whom a reservation speaks against needs a reason.
    """
    referral, worker = lock(referral), lock(worker)
    at = at or timezone.now()
    check_still_free(referral)
    today = timezone.localdate(at)
    check_available(worker, referral, at)
    if not reason.strip():
        check_fits(worker, referral, today)
    offer = Offer.objects.create(referral=referral, worker=worker, made_by=by, made_at=at, reason=reason)
    tell(notices.OFFER_MADE, [worker.user], referral, at, thing=offer, path=offer.get_absolute_url())
    return offer


def check_still_free(referral: Referral) -> None:
    if referral.status != Referral.Status.WAITING:
        raise InvalidTransition(referral)
    refuse_deceased(referral.person)
    taken = referral.offers.open().select_related("made_by", "worker__user").first()
    if taken:
        when = moment(taken.made_at)
        raise ValidationError(f"{taken.made_by} has already offered this to {taken.worker}, on {when}.", code="taken")


def check_available(worker: Worker, referral: Referral, at: datetime) -> None:
    if not is_available(worker, referral, timezone.localdate(at), at):
        raise ValidationError({"worker": NOT_AVAILABLE})


def check_fits(worker: Worker, referral: Referral, today: date) -> None:
    """Refuse a worker whom something speaks against, from training that has run out to a choice not met."""
    found = candidate(referral, worker, today).against
    if found:
        message = " ".join([f"{worker}:", *found, "Say why you go ahead all the same, or choose somebody else."])
        raise ValidationError({"reason": message})


@action
def accept_offer(*, offer: Offer, by: User, at: datetime | None = None) -> Support:
    """The worker takes the offer on: the referral is matched and a support begins."""
    referral = lock(offer.referral)
    at = at or timezone.now()
    refuse_deceased(referral.person)
    offer = answered(offer, Offer.Status.ACCEPTED, at)
    move(referral, Referral.Status.MATCHED, by=by, at=at)
    matched_on = timezone.localdate(at)
    # What was sent has a person and a team; a constraint sees to it.
    support = Support.objects.create(
        referral=referral,
        person_id=cast(UUID, referral.person_id),
        worker_id=offer.worker_id,
        team_id=cast(UUID, referral.team_id),
        matched_on=matched_on,
        review_weeks=REVIEW_WEEKS.whole_on(matched_on),
    )
    support.status_changes.create(to_status=support.status, by=by, at=at)
    take_over_goals(support)
    leads = one_or_cover(offer.made_by_id, Role.LEAD, referral.team_id)
    tell(notices.OFFER_ACCEPTED, leads, referral, at, thing=offer, path=support.get_absolute_url())
    tell_referrer(notices.REFERRAL_MATCHED, referral, at)
    return support


def take_over_goals(support: Support) -> None:
    """A worker who takes over finds the goals the person had not closed."""
    before = support.referral.supports.exclude(pk=support.pk).order_by("ended_on", "created_at").last()
    for goal in before.goals.open() if before else ():
        support.goals.create(words=goal.words, set_on=goal.set_on)
