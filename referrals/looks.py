"""Who has looked at what is known of a person, whichever record it stood in at the time."""

from django.db.models import Q

from groundwork.models import AccessEvent
from referrals.models import Joining


def looks_at(person):
    """Access events in which the record of the person (an id) was shown, newest first."""
    return AccessEvent.objects.filter(shown(person)).select_related("user")


def shown(person):
    """The condition: under their own id, and under others while their records were joined."""
    looks = Q(subjects__contains=[person])
    for joining in Joining.objects.of_people([person]):
        if joining.joined_id == person:
            until = Q(at__lt=joining.taken_apart_at) if joining.taken_apart_at else Q()
            looks |= Q(subjects__contains=[joining.kept_id], at__gte=joining.at) & until
        elif joining.stands:
            looks |= shown(joining.joined_id)
    return looks
