"""Who has looked at what is known of a person, whichever record it stood in at the time, and who reads that."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from groundwork.expects import SomeUser
from groundwork.models import AccessEvent
from referrals.models import Joining, Referral
from referrals.sides import Side, side_of, teams_of, was_in


@dataclass
class Looks:
    """The looks at a person as one reader may know them.

    Those of the reader's side are `named`, newest first; of all others nothing but how many `times`, and the `last`.
    """

    named: QuerySet[AccessEvent]
    times: int
    last: datetime | None


def looks_for(user: SomeUser, person: UUID, referrals: Collection[Referral]) -> Looks:
    """The looks at a person of whom `user` may open these referrals."""
    side = side_of(user, referrals)
    told = told_to(side, teams_elsewhere(person, referrals) - side.teams)
    looks = AccessEvent.objects.filter(shown(person))
    return Looks(
        named=looks.filter(told).select_related("user"),
        **looks.exclude(told).aggregate(times=Count("pk"), last=Max("at")),
    )


def told_to(side: Side, elsewhere: Collection[UUID]) -> Q:
    """Looks by the reader, or by whoever was of their side and of no other that knows the person: a condition.

    The trail does not say for which of their teams somebody in two of them looked.
    """
    return Q(user=side.reader.pk) | (side.includes() & ~was_in(elsewhere))


def teams_elsewhere(person: UUID, seen: Collection[Referral]) -> frozenset[UUID]:
    """The teams of all other referrals of the person, and of whoever they were joined with."""
    joinings = Joining.objects.of_people([person]).values_list("concerned", flat=True)
    concerned = {pk for pks in joinings for pk in pks}
    others = Referral.objects.sent().filter(Q(person=person) | Q(pk__in=concerned)).only("referring_team", "team")
    return teams_of(others.exclude(pk__in=[each.pk for each in seen]))


def shown(person: UUID) -> Q:
    """The condition: under their own id, and under others while their records were joined."""
    looks = Q(subjects__contains=[person])
    for joining in Joining.objects.of_people([person]):
        if joining.joined_id == person:
            until = Q(at__lt=joining.taken_apart_at) if joining.taken_apart_at else Q()
            looks |= Q(subjects__contains=[joining.kept_id], at__gte=joining.at) & until
        elif joining.stands:
            looks |= shown(joining.joined_id)
    return looks
