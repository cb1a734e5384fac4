"""What was put right about a person, for pages and for those who know them as they were sent."""

from groundwork.timeline import event
from referrals.models import Correction, Joining, Person, Referral
from referrals.sides import name_told


def corrections_of(*referrals, side=None):
    """Corrections that hold for these referrals (ids), oldest first.

    They were made while one of them was the person's, of a person who is theirs today: what was put right while two
    people were joined stays with the one whose row it was when they are taken apart.
    """
    rows = Correction.objects.filter(concerned__overlap=list(referrals)).select_related("by")
    found = list(rows.annotate(is_told=side.includes("by")) if side else rows)
    people = people_of(referrals) if found else set()
    return [each for each in found if each.person_id in people]


def people_of(referrals):
    """The ids of the people of these referrals, and of all who are joined with them."""
    people = set(Referral.objects.filter(pk__in=referrals).values_list("person", flat=True))
    further = people
    while further:
        joined = Joining.objects.standing().filter(kept__in=further).values_list("joined", flat=True)
        further = set(joined) - people
        people |= further
    return people


def correction_events(*referrals, side, with_before=True):
    """A line of the timeline for each: what it said before and since, and why; by whom as far as the `side` is told.

    `with_before` is for those who work with the person: where two were joined, it may be what the other side said.
    """
    for each in corrections_of(*referrals, side=side):
        by = name_told(each.by, each.is_told)
        before, after = each.before or "Not given", each.after or "Not given"
        lines = [f"Before: {before}"] if with_before else []
        yield event(title_of(each), each.at, by, "\n".join([*lines, f"Now: {after}", f"Why: {each.reason}"]))


def title_of(correction):
    if correction.field == "deceased_on":
        return "Recorded as having died" if correction.after else "Not dead after all: taken back"
    return f"{correction.label}: corrected"


def as_corrected(referral):
    """The person of a referral as its referrer described them, with what was put right since; not to be saved."""
    person = referral.person_of_referrer
    if person is referral.person:
        return person
    person.pk = referral.person_id
    for each in corrections_of(referral.pk):
        if each.referral_id is None:
            setattr(person, each.field, Person._meta.get_field(each.field).to_python(each.value))
    return person
