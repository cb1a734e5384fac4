"""Erasing who was on the pathway, once nobody needs to know any more."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from pathway.actions.interests import erase_interest
from pathway.models import Interest

KEPT = timedelta(days=365)


def kept_long_enough(now):
    """Those who have been employed for a year, or said a year ago that they do not want to be asked again."""
    before = timezone.localdate(now - KEPT)
    closed = Q(status=Interest.Status.EMPLOYED) | Q(status=Interest.Status.NOT_NOW, follow_up_on__isnull=True)
    return Interest.objects.filter(closed, erased_at__isnull=True, stepped_on__lt=before)


def tidy(now):
    """Erase name, contact and notes of each of them; the steps stay."""
    for interest in kept_long_enough(now):
        erase_interest(interest=interest, by=None, at=now)
