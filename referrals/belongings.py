"""What a care coordinator leaves behind: drafts that were not sent."""

from datetime import datetime

from django.urls import reverse

from accounts.models import User
from accounts.permissions import Role
from accounts.stranded import BELONGINGS, Belonging
from referrals.models import Referral


def take_draft(referral: Referral, before: User, owner: User, *, by: User, at: datetime) -> None:
    """Let a colleague go on with a draft."""
    referral.referrer = owner
    referral.save()


BELONGINGS.add(
    Belonging(
        name="drafts",
        one="draft referral",
        many="draft referrals",
        left="Draft referrals whose coordinator is gone",
        team="referring_team",
        owners=("referrer",),
        open=Referral.objects.drafts,
        stranded=lambda today: Referral.objects.drafts_without_referrer(),
        label=lambda referral: referral.reference,
        take=take_draft,
        roles=(Role.COORDINATOR,),
        path=lambda referral: reverse("referrals:referral_tasks", args=[referral.pk]),
    )
)
