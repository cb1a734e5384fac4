"""Who is pointed out as perhaps the same person, over made-up pairs that say whether they are (pairs.csv)."""

import csv
from datetime import date
from pathlib import Path

import pytest

from referrals.likeness import likely_same
from referrals.models import Person

pytestmark = pytest.mark.django_db
PAIRS = Path(__file__).with_name("pairs.csv")
RECALL, PRECISION = 0.95, 0.8


def pairs():
    with PAIRS.open(newline="") as file:
        return list(csv.DictReader(file))


def described(pair, prefix, **fields):
    """A person as one side of a pair says."""
    said = {name.removeprefix(prefix): value for name, value in pair.items() if name.startswith(prefix)}
    names = ("name", "preferred_name", "phone", "email", "nhs_number")
    born = date.fromisoformat(said["date_of_birth"]) if said["date_of_birth"] else None
    return Person(date_of_birth=born, **{name: said[name] for name in names}, **fields)


def is_pointed_out(pair):
    """Whether the one, who is known, is pointed out for the other, and the other way round."""
    found = []
    for known, draft in (("", "other_"), ("other_", "")):
        person = described(pair, known, is_known=True)
        person.save()
        found.append(person in [each for each, _ in likely_same(described(pair, draft))])
        person.delete()
    assert found[0] == found[1], f"only one way round: {in_words(pair)}"
    return found[0]


def in_words(pair):
    return (
        f"{pair['kind']}: {pair['name']}, {pair['date_of_birth']} / {pair['other_name']}, {pair['other_date_of_birth']}"
    )


def test_most_of_those_who_are_the_same_are_found_and_few_others():
    labelled = pairs()
    assert len(labelled) >= 200
    found = [pair for pair in labelled if is_pointed_out(pair)]
    same = [pair for pair in labelled if pair["same"] == "yes"]
    right = [pair for pair in found if pair["same"] == "yes"]
    recall, precision = len(right) / len(same), len(right) / len(found)
    missed = [in_words(pair) for pair in same if pair not in found]
    wrong = [in_words(pair) for pair in found if pair["same"] == "no"]
    figures = f"recall {recall:.3f}, precision {precision:.3f}"
    assert recall >= RECALL, "\n".join([figures, "missed:", *missed])
    assert precision >= PRECISION, "\n".join([figures, "wrongly pointed out:", *wrong])


NAME, BORN, PHONE, EMAIL = "Catherine O'Neill", date(1984, 3, 7), "+447700900123", "c.oneill@example.org"


def why(said, **known):
    """What speaks for a draft's person to be the one who is known."""
    person = Person.objects.create(is_known=True, **{"name": NAME, "date_of_birth": BORN} | known)
    draft = Person.objects.create(**{"name": NAME, "date_of_birth": BORN} | said)
    found = likely_same(draft)
    assert [each for each, _ in found] in ([person], [])
    return found[0][1] if found else ""


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": "Kate O'Neill"}, "the same date of birth and a similar name"),
        ({"name": "ONeill Catherine"}, "the same date of birth and a similar name"),
        ({"date_of_birth": date(1984, 7, 3)}, "nearly the same date of birth and a similar name"),
        ({"date_of_birth": date(1994, 3, 7)}, "nearly the same date of birth and a similar name"),
        ({"date_of_birth": date(1985, 3, 7)}, "nearly the same date of birth and a similar name"),
        ({"date_of_birth": None, "phone": PHONE}, "a similar name and the same telephone number"),
        ({"date_of_birth": date(1980, 12, 1), "email": EMAIL.upper()}, "a similar name and the same email address"),
        ({"name": "Dawn Prescott", "phone": PHONE}, "the same date of birth and the same telephone number"),
        ({"name": "Dawn Prescott", "email": EMAIL}, "the same date of birth and the same email address"),
        (
            {"name": "Dawn Prescott", "date_of_birth": date(1951, 8, 9), "phone": PHONE, "email": EMAIL},
            "the same telephone number and the same email address",
        ),
        (
            {"name": "Kate O'Neill", "phone": PHONE, "email": EMAIL},
            "the same date of birth, a similar name, the same telephone number and the same email address",
        ),
    ],
)
def test_two_things_in_common_point_somebody_out(said, words):
    assert why(said, phone=PHONE, email=EMAIL) == words


@pytest.mark.parametrize(
    "said",
    [
        {"name": "Dawn Prescott"},
        {"name": "Dawn Prescott", "date_of_birth": date(1984, 7, 3), "phone": PHONE},
        {"date_of_birth": date(1980, 12, 1)},
        {"name": "Fiona O'Neill"},
        {"date_of_birth": date(1959, 11, 20), "phone": PHONE, "email": EMAIL},
        {"name": "", "date_of_birth": None},
    ],
    ids=["birthday", "near birthday and telephone", "name", "twin", "mother", "nothing"],
)
def test_one_thing_in_common_points_nobody_out(said):
    assert why(said, phone=PHONE, email=EMAIL) == ""


@pytest.mark.parametrize("born", [BORN, date(1984, 7, 3)], ids=["same day", "near"])
@pytest.mark.parametrize(
    ("name", "other"), [("محمد علي", "علي محمد"), ("王 伟", "王 伟"), ("Μαρία Παππά", "Μαρια Παππα")]
)
def test_names_in_any_script_are_found(name, other, born):
    assert "a similar name" in why({"name": other, "date_of_birth": born}, name=name)


def test_names_that_sound_like_nothing_of_the_other_are_compared_by_their_letters():
    assert why({"name": "Catheripe O'Reill"}) == "the same date of birth and a similar name"


def test_nothing_in_common_is_not_that_both_left_it_out():
    assert why({"name": "Dawn Prescott", "date_of_birth": None}, date_of_birth=None) == ""


@pytest.mark.parametrize(
    ("number", "words"), [("9434765919", "the same NHS number"), ("9434765870", "")], ids=["same", "another"]
)
def test_the_number_decides_where_both_have_one(number, words):
    other = {} if number == "9434765870" else {"name": "Dawn Prescott", "date_of_birth": date(1951, 8, 9)}
    assert why({"nhs_number": "9434765919"} | other, nhs_number=number) == words


def test_those_with_the_number_come_first():
    alike = Person.objects.create(name=NAME, date_of_birth=BORN, is_known=True)
    same = Person.objects.create(name="Dawn Prescott", nhs_number="9434765919", is_known=True)
    assert [each for each, _ in likely_same(Person(name=NAME, date_of_birth=BORN, nhs_number="9434765919"))] == [
        same,
        alike,
    ]


def test_a_draft_is_known_to_nobody():
    Person.objects.create(name=NAME, date_of_birth=BORN)
    assert likely_same(Person(name=NAME, date_of_birth=BORN)) == []


def test_many_people_take_no_more_queries(django_assert_num_queries):
    for count in (1, 5):
        Person.objects.bulk_create(Person(name=NAME, date_of_birth=BORN, is_known=True) for _ in range(count))
        with django_assert_num_queries(2):
            likely_same(Person(name="Kate O'Neill", date_of_birth=BORN))
