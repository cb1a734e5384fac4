"""Deleting referrals that were begun and never sent."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from notices.models import Notice
from referrals.actions.refer import discard_draft
from referrals.models import Referral
from referrals.reminders import DraftToBeDeleted

KEPT = timedelta(days=90)
WARNED_BEFORE = timedelta(days=7)
# Nobody can be warned where the referrer has left; then they stay a while longer.
KEPT_UNWARNED = timedelta(days=120)


def forgotten_drafts(now):
    """Drafts that nobody worked on for 90 days, and whose referrer was told a week ago or has left."""
    warned = Notice.objects.filter(
        kind=DraftToBeDeleted.name,
        thing=OuterRef("pk"),
        created_at__range=(OuterRef("updated_at"), now - WARNED_BEFORE),
    )
    drafts = Referral.objects.drafts()
    return drafts.filter(Q(Exists(warned), updated_at__lt=now - KEPT) | Q(updated_at__lt=now - KEPT_UNWARNED))


def tidy(now):
    """Delete forgotten drafts with what they say about the person."""
    for draft in forgotten_drafts(now).only("pk"):
        discard_draft(referral=draft, by=None)
