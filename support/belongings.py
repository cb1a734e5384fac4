"""What a worker or a lead leaves behind: supports, offers without an answer, concerns."""

from datetime import date, datetime

from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Permission, Role, roles_with
from accounts.stranded import BELONGINGS, Belonging
from referrals.actions.offers import withdraw_offer
from referrals.models import Offer
from support.actions.concerns import give_to
from support.actions.matching import match
from support.actions.supports import end_support
from support.models import Concern, EndingReason, Support
from workers.models import Worker


def workers_there(today: date) -> QuerySet:
    """Users with a profile who can be asked."""
    return Worker.objects.there(today, Now()).order_by().values("user")


def take_support(support: Support, before: User, owner: User, *, by: User, at: datetime) -> None:
    """End the support as one that a new worker takes over, and ask that worker: earlier notes stay closed to them."""
    reason = EndingReason.objects.get(code=EndingReason.NEW_WORKER)
    today = timezone.localdate(at)
    end_support(support=support, by=by, ended_on=today, ending_reason=reason, sure=("stranded",), at=at)
    match(referral=support.referral, worker=owner.worker, by=by, reason=f"Handed over from {before}.", at=at)


def take_offer(offer: Offer, before: User, owner: User, *, by: User, at: datetime) -> None:
    """Ask another worker instead."""
    withdraw_offer(offer=offer, by=by, at=at)
    match(referral=offer.referral, worker=owner.worker, by=by, reason=f"Handed over from {before}.", at=at)


def take_concern(concern: Concern, before: User, owner: User, *, by: User, at: datetime) -> None:
    """Let another lead answer the concern."""
    give_to(concern, owner, by=by, at=at)
    concern.save()


BELONGINGS.add(
    Belonging(
        name="concerns",
        one="concern taken on",
        many="concerns taken on",
        left="Concerns that nobody has taken on",
        team="support__team",
        owners=("acknowledged_by",),
        open=Concern.objects.open,
        stranded=lambda today: Concern.objects.unacknowledged(),
        label=lambda concern: f"{concern.get_kind_display()}, {concern.support.person.called}, {concern.support}",
        take=take_concern,
        person=lambda concern: concern.support.person_id,
        roles=tuple(roles_with(Permission.MANAGE_SUPPORTS)),
        related=("support__person", "support__referral"),
        path=lambda concern: concern.get_absolute_url(),
        is_listed=True,
    ),
    Belonging(
        name="supports",
        one="support",
        many="supports",
        left="Supports whose worker is gone",
        team="team",
        owners=("worker__user",),
        open=Support.objects.open,
        stranded=Support.objects.without_worker,
        label=lambda support: f"{support.person.called}, {support.referral.reference}",
        take=take_support,
        person=lambda support: support.person_id,
        roles=(Role.WORKER,),
        able=workers_there,
        related=("person", "referral"),
    ),
    Belonging(
        name="offers",
        one="match without an answer",
        many="matches without an answer",
        left="Matches whose worker is gone",
        team="referral__team",
        owners=("worker__user",),
        open=Offer.objects.open,
        stranded=Offer.objects.without_worker,
        label=lambda offer: f"{offer.referral.person.called}, {offer.referral.reference}",
        take=take_offer,
        person=lambda offer: offer.referral.person_id,
        roles=(Role.WORKER,),
        able=workers_there,
        related=("referral__person",),
    ),
)
