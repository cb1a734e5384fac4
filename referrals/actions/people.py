"""One row for one person, however often they are referred."""

from typing import Any

from django.core import serializers

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
