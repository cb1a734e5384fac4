"""Who reads what about a person: those who work with them all of it, those who referred them what they said."""

from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from groundwork.permissions import NOTHING, any_of
from groundwork.prepared import prepared
from referrals import slots
from referrals.corrections import as_corrected
from referrals.models import Person, Referral
from referrals.models.visibility import followed, received

# How somebody may read about a person, the most first: as those who work with them, who referred them, who are asked.
WHOLE, FOLLOWED, OFFERED = WAYS = "whole", "followed", "offered"


@dataclass
class Reading:
    """What one reader may know of a person: `person` as they know them, and the `referrals` they may open."""

    way: str
    person: Person
    referrals: list[Referral]


def reading_of(user, person_id) -> Reading | None:
    """How `user` reads about this person; None where they may open no referral of them that was sent."""
    found = list(prepared(referrals_read, user, person_id))
    if not found:
        return None
    best = min(found, key=lambda each: WAYS.index(each.read_as))
    person = as_corrected(best) if best.read_as == FOLLOWED else best.person
    return Reading(best.read_as, person, found)


def reading_for(request, person_id) -> Reading | None:
    """How whoever sent the request reads about this person; asked once for a request, by page and banner."""
    known = getattr(request, "reading", None)
    if not known or known.person.pk != person_id:
        known = request.reading = reading_of(request.user, person_id)
    return known


def referrals_read(user, today, person) -> QuerySet[Referral]:
    """The referrals of a person that `user` may open, the newest first, each with `read_as`: how."""
    ways = Case(
        When(worked_with(user), then=Value(WHOLE)),
        When(followed(user), then=Value(FOLLOWED)),
        default=Value(OFFERED),
    )
    seen = Referral.objects.visible_to(user).sent().filter(person=person)
    seen = seen.select_related("person", "referrer", "referring_team", "team")
    return seen.annotate(read_as=ways).order_by("-submitted_at")


def people_read(user) -> QuerySet[Person]:
    """The people whose own page `user` may open: whom they work with or followed, not whom they are asked about."""
    given = any_of(NOTHING, worked_with(user), followed(user))
    if given is NOTHING:
        return Person.objects.none()
    return Person.objects.filter(Exists(Referral.objects.sent().filter(given, person=OuterRef("pk"))))


def worked_with(user) -> Q:
    return any_of(NOTHING, received(user), *(rule(user) for rule in slots.VISIBLE))
