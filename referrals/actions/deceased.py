"""Nothing new is begun for somebody who has died."""

from django.core.exceptions import ValidationError

from referrals.models import Person

DECEASED = "It was recorded that they have died. If that is a mistake, take it back on their page first."


def refuse_deceased(person: Person | None) -> None:
    """ValidationError where it was recorded that the person has died."""
    if person and person.is_deceased:
        raise ValidationError(DECEASED, code="deceased")
