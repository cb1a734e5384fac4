"""One row for one person, however often they are referred."""

from typing import Any

from django.core import serializers
from django.core.exceptions import ValidationError

from referrals.models import Person

# Said together: an old number beside a new safe time would mislead, so these are replaced as a whole.
CONTACT = ["contact_by", "phone", "email", "address", "postcode", "safe_contact", "may_leave_message"]
# The newest answer counts; an answer left out keeps what is known.
DESCRIPTION = [
    "name", "preferred_name", "pronouns", "date_of_birth", "language", "interpreter_needed", "access_needs",
    "gender", "gender_in_own_words", "ethnicity", "ethnicity_in_own_words",
]  # fmt: skip
NUMBER = ["nhs_number", "nhs_number_missing"]


def description_of(person: Person) -> dict[str, Any]:
    """What a draft says about its person, to be kept with the referral."""
    return serializers.serialize("python", [person], fields=[*DESCRIPTION, *NUMBER, *CONTACT])[0]["fields"]


def become_known(person: Person, same_as: Person | None = None) -> Person:
    """The known person that a draft's `person` is from now on.

    `same_as` is the person of an earlier referral: their row stays, and takes on the newer
    details. Row history keeps what was there before.
    """
    if same_as:
        return update_known(person, same_as)
    if person.nhs_number and Person.objects.known().filter(nhs_number=person.nhs_number).exists():
        raise ValidationError(
            "Somebody with this NHS number is already known to the service. Say whether it is the same person.",
            code="known",
        )
    person.is_known = True
    person.save()
    return person


def update_known(person: Person, known: Person) -> Person:
    """The known row, with the newer details of `person`; refuses somebody who cannot be the same."""
    known = Person.objects.known().select_for_update(no_key=True).get(pk=known.pk)
    if person.nhs_number and known.nhs_number and person.nhs_number != known.nhs_number:
        raise ValidationError("They have different NHS numbers, so they are two people.", code="different")
    for name in CONTACT:
        setattr(known, name, getattr(person, name))
    for name in DESCRIPTION:
        value = getattr(person, name)
        if value not in ("", None):
            setattr(known, name, value)
    if person.nhs_number:
        known.nhs_number, known.nhs_number_missing = person.nhs_number, ""
    known.save()
    return known
