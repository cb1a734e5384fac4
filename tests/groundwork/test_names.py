"""What names are compared and sorted by."""

import pytest
from django.db import connection

from accounts.models import Team, User
from referrals.models import Person
from tests.factories import PersonFactory, TeamFactory, UserFactory
from workers.models import Worker

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Zoë", "zoe"),
        ("Zoe\u0308", "zoe"),  # the accent as a character of its own
        ("Élodie ÅNGSTRÖM", "elodie angstrom"),
        ("Łukasz Øster", "lukasz oster"),
        ("Straße", "strasse"),
        ("O'Neill", "oneill"),
        ("O\u2019Neill", "oneill"),
        ("Smith-Jones", "smith jones"),
        ("Smith\u2010Jones\u2013Ashe", "smith jones ashe"),
        ("Nguyễn", "nguyen"),
        ("Ｊｏｅ", "joe"),
        ("Жанна Ёлкина", "жанна елкина"),
        ("ΆΝΝΑ", "αννα"),
        ("محمد", "محمد"),
        ("王小明", "王小明"),
        ("100%_\\", "100%_\\"),
        ("", ""),
    ],
)
def test_accents_case_apostrophes_and_hyphens_are_set_aside(name, folded):
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.fold(%s)", [name])
        assert cursor.fetchone()[0] == folded


# As people sort them: accents and case only decide between names that are otherwise the same.
SORTED = [
    "adams",
    "Ångström",
    "Anna",
    "de la Cruz",
    "Élodie",
    "MacDonald",
    "McAdam",
    "Oneal",
    "O'Neill",
    "Onslow",
    "Smith Adam",
    "Smith-Jones",
    "Smithers",
    "Zoe",
    "Zoë",
    "zoe Ashe",
    "Ωmega",
    "Борис",
    "Жанна",
    "محمد",
    "王小明",
]
MADE = {
    "accounts": (User, UserFactory),
    "teams": (Team, TeamFactory),
    "people": (Person, PersonFactory),
}


@pytest.mark.parametrize("what", MADE)
def test_rows_are_sorted_as_people_sort_names(what):
    model, make = MADE[what]
    for name in reversed(SORTED):
        make(name=name)
    assert list(model.objects.filter(name__in=SORTED).values_list("name", flat=True)) == SORTED


def test_workers_are_sorted_by_the_names_of_their_accounts(cast):
    User.objects.filter(pk=cast.worker.pk).update(name="Élodie Ashe")
    User.objects.filter(pk=cast.worker2.pk).update(name="zoe Ashe")
    User.objects.filter(pk=cast.worker3.pk).update(name="Moss Ashe")
    assert list(Worker.objects.values_list("user__name", flat=True)) == ["Élodie Ashe", "Moss Ashe", "zoe Ashe"]


def test_what_names_are_sorted_by_follows_them():
    person = PersonFactory(name="Inês Valverde", preferred_name="Nê")
    person.name = "Ágnes Valverde"
    person.save()
    assert Person.objects.values_list("folded", flat=True).get() == "agnes valverde\nne"
