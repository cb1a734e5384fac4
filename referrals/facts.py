"""What is said of a person, fact by fact: which fields belong together, and how they compare."""

import json
from typing import Any

from django.core import serializers

from referrals.models import Person

# Said together: an old number beside a new safe time would mislead, so these are replaced as a whole.
TOGETHER = [
    ["nhs_number", "nhs_number_missing"],
    ["contact_by", "phone", "email", "address", "postcode", "safe_contact", "may_leave_message"],
    ["gender", "gender_in_own_words"],
    ["ethnicity", "ethnicity_in_own_words"],
    ["deceased_on", "deceased_source"],
]
Values = dict[str, Any]


def facts() -> dict[str, list[str]]:
    """The fields of each fact, by the first of them, in the order of the model."""
    together = {fields[0]: fields for fields in TOGETHER}
    rest = {name for fields in TOGETHER for name in fields[1:]}
    names = [field.name for field in Person._meta.concrete_fields if field.editable]
    return {name: together.get(name, [name]) for name in names if name not in rest}


def values_of(person: Person) -> Values:
    """Every field that says something of a person, in a form that JSON keeps."""
    fields = [name for fields in facts().values() for name in fields]
    return json.loads(serializers.serialize("json", [person], fields=fields))[0]["fields"]


def set_fact(person: Person, fact: str, values: Values) -> None:
    """Give the person, not saved yet, the fields of one fact as `values_of` told them."""
    for name in facts()[fact]:
        setattr(person, name, Person._meta.get_field(name).to_python(values[name]))


def same_fact(fact: str, one: Values, other: Values) -> bool:
    """Whether both say the same about this fact."""
    return all(one[name] == other[name] for name in facts()[fact])


def differing(one: Person, other: Person) -> list[str]:
    """The facts about which two people differ."""
    ones, others = values_of(one), values_of(other)
    return [fact for fact in facts() if not same_fact(fact, ones, others)]
