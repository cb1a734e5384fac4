"""What a referral keeps of its person."""

from typing import Any

from django.core import serializers

from referrals.facts import facts
from referrals.models import Person


def description_of(person: Person) -> dict[str, Any]:
    """What a draft says about its person, to be kept with the referral."""
    fields = [name for fields in facts().values() for name in fields]
    return serializers.serialize("python", [person], fields=fields)[0]["fields"]
