"""Who shares enough with somebody to be compared with them: found in indexes, among however many people."""

from functools import reduce
from operator import or_

from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, Func, Q, TextField, Value, When
from django.db.models.functions import Lower

from referrals.birth_dates import near


class Sounds(Func):
    """How the words of a full and a preferred name sound, in the codes of the Double Metaphone."""

    function = "name_sounds"
    output_field = ArrayField(TextField())


def same(field, value):
    """Whether a row has this value, as an expression; never where there is none."""
    return Case(When(Q(**{field: value}), then=True), default=False) if value else Value(False)


def keys_of_alike(people, person):
    """The keys of the rows that one of the conditions finds: told apart by `OR` they would be looked at once more."""
    rows = people.objects.order_by().alias(sounds=Sounds("name", "preferred_name"), lower_email=Lower("email"))
    parts = [rows.filter(condition).values("pk") for condition in shared_with(person)]
    return parts[0].union(*parts[1:]) if parts else []


def shared_with(person):
    """The conditions: each finds few, in an index of its own."""
    sounds = Q(sounds__overlap=Sounds(Value(person.name), Value(person.preferred_name)))
    born = Q(date_of_birth=person.date_of_birth, date_of_birth__isnull=False)
    if person.nhs_number:
        yield Q(nhs_number=person.nhs_number)
    if person.date_of_birth:
        yield Q(date_of_birth__in=near(person.date_of_birth)) & sounds
        yield born & Q(name__unaccent__trigram_similar=person.name)
    contacts = {"phone": person.phone, "lower_email": person.email.lower()}
    for name, value in contacts.items():
        if value:
            others = [Q(**{other: its}) for other, its in contacts.items() if its and other != name]
            yield Q(**{name: value}) & reduce(or_, [born, sounds, *others])
