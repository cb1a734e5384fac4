"""People known already who may be the one referred, in words that give nothing away."""

from django.template.defaultfilters import date as format_date
from django.utils import timezone

from groundwork.words import day
from referrals.likeness import likely_same
from referrals.models import Referral


def likely_known(referral, user):
    """For each likely duplicate of the referral's person: the person, words, and visible referrals.

    The words say what is alike and since when somebody is known, and name only referrals that
    `user` may open anyway.
    """
    likely = likely_same(referral.person)
    if not likely:
        return []
    visible = list(
        Referral.objects.visible_to(user)
        .sent()
        .filter(person__in=[person for person, _ in likely])
        .exclude(pk=referral.pk)
        .only("reference", "status", "person")
        .order_by("submitted_at")
    )
    return [describe(person, why, [each for each in visible if each.person_id == person.pk]) for person, why in likely]


def describe(person, why, referrals):
    since = format_date(timezone.localdate(person.created_at), "F Y")
    words = f"{why}, known since {since}"
    words += f", died on {day(person.deceased_on)}" if person.is_deceased else ""
    seen = ", ".join(f"{each.reference} ({each.get_status_display().lower()})" for each in referrals)
    return {"person": person, "words": f"{words}: {seen}" if seen else words, "referrals": referrals}


def earlier_of(referral, user):
    """The referrals that `user` may open anyway of people who may be the same as this referral's."""
    return [each for match in likely_known(referral, user) for each in match["referrals"]]
