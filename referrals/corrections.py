"""What was put right about a person, for pages and for those who know them as they were sent."""

from groundwork.timeline import event
from referrals.models import Correction, Person


def corrections_of(*referrals):
    """Corrections of the person of these referrals (ids), made while one of them was that person's, oldest first."""
    return Correction.objects.filter(concerned__overlap=list(referrals)).select_related("by")


def correction_events(*referrals):
    """A line of the timeline for each: what it said before and since, and why."""
    for each in corrections_of(*referrals):
        before, after = each.before or "Not given", each.after or "Not given"
        text = f"Before: {before}\nNow: {after}\nWhy: {each.reason}"
        yield event(title_of(each), each.at, each.by, text)


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
