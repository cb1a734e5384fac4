"""What is open already for the person of a referral, so that nobody accepts or matches them twice."""

from django.db.models import Exists, OuterRef
from django.utils import timezone

from groundwork.prepared import prepared
from groundwork.trail import note_access
from groundwork.words import day
from referrals import slots
from referrals.models import Referral

VERB = "referrals:open_elsewhere"


def open_elsewhere(request, referral, likely):
    """A line for each open referral and support of the person, or of one of the `likely` same; noted in their trails.

    A line says which team and since when. Only who may open it anyway is given a link; nobody is named.
    """
    people = [referral.person_id, *(person.pk for person in likely)]
    lines = [*open_referrals(request.user, referral, people)]
    lines += [line for open_for in slots.ELSEWHERE for line in open_for(request.user, people)]
    note_access(request, *[line["person_id"] for line in lines], verb=VERB)
    return [line | {"is_certain": line["person_id"] == referral.person_id} for line in lines]


def open_referrals(user, referral, people):
    for other in prepared(referrals_of, user, referral.pk, *people):
        yield {
            "person_id": other.person_id,
            "words": f"referred to {other.team} on {day(timezone.localdate(other.submitted_at))}",
            "href": other.get_absolute_url() if other.may_open else "",
            "label": f"Open referral {other.reference}",
        }


def referrals_of(user, today, referral, *people):
    rows = Referral.objects.open().filter(person__in=people).exclude(pk=referral).select_related("team")
    return rows.annotate(may_open=may_open(Referral, user)).order_by("submitted_at")


def may_open(model, user):
    """Whether the row of the outer query is one that `user` may open: an expression."""
    return Exists(model.objects.visible_to(user).filter(pk=OuterRef("pk")))
