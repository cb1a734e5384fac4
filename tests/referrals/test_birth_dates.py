from datetime import date

import pytest

from referrals.birth_dates import generations_apart, near

BORN = date(1984, 3, 7)


@pytest.mark.parametrize(
    "other",
    [
        BORN,
        date(1984, 7, 3),
        date(1984, 3, 8),
        date(1984, 3, 17),
        date(1984, 8, 7),
        date(1974, 3, 7),
        date(1983, 3, 7),
        date(1985, 3, 7),
    ],
)
def test_swapped_or_one_digit_or_year_off_is_near(other):
    assert other in near(BORN)
    assert BORN in near(other)


@pytest.mark.parametrize("other", [date(1984, 3, 18), date(1984, 4, 8), date(1982, 3, 8), date(1884, 3, 7)])
def test_anything_else_is_not(other):
    assert other not in near(BORN)


def test_a_year_off_may_change_more_than_a_digit():
    assert date(1990, 1, 1) in near(date(1989, 1, 1))


def test_days_that_never_were_are_left_out():
    assert {each.year for each in near(date(1984, 2, 29)) if (each.month, each.day) == (2, 29)} == {
        *(1904, 1924, 1944, 1964, 1984),
        *(1980, 1988),
    }


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (BORN, date(1959, 11, 20), True),
        (BORN, date(1980, 11, 20), False),
        (BORN, date(1954, 3, 7), False),
        (BORN, None, False),
    ],
)
def test_parent_and_child_are_decades_apart(one, other, apart):
    assert generations_apart(one, other) is apart
