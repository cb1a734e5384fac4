"""What it costs to find the same person is measured beside the floor."""

import pytest

from bench.data.people import make_people
from bench.same import described_again, in_words, measure
from bench.visitor import Answer
from referrals.likeness import likely_same
from referrals.models import Person
from tests.database import as_owner

pytestmark = pytest.mark.django_db


class Standing:
    def get(self, path):
        return Answer(200, 2.0, 100, 3, "")


@pytest.fixture
def people():
    with as_owner():
        make_people(30)


def test_each_person_looked_for_is_among_those_found(people):
    for person in described_again(5):
        assert person.phone in [found.phone for found, _ in likely_same(person)]
        assert not Person.objects.filter(date_of_birth=person.date_of_birth, phone=person.phone).exists()


def test_the_first_looks_are_not_counted(people):
    floors, looks, found = measure(Standing(), rounds=4)
    assert (len(floors), len(looks), len(found)) == (4, 4, 4)
    assert min(found) >= 1


@pytest.mark.parametrize(("took", "verdict"), [(6.0, "| 3.0 | ≤ 3 | yes |"), (6.4, "| 3.2 | ≤ 3 | **no** |")])
def test_the_aim_is_told_beside_it(took, verdict):
    assert in_words(1000, [2.0], [took], [1]).endswith(verdict)
