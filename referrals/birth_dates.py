"""Dates of birth that may be the same, mistyped."""

from datetime import date
from itertools import product

# Whose dates of birth are further apart may be parent and child of one name.
GENERATION_YEARS = 12


def near(born: date) -> set[date]:
    """The date itself, and what it becomes with day and month swapped, one digit off or one year off."""
    year, month, day = born.year, born.month, born.day
    written = [(year, day, month), *((year + off, month, day) for off in (-1, 0, 1)), *one_digit_off(born)]
    return {found for parts in written if (found := as_date(*parts))}


def one_digit_off(born: date) -> list[tuple[int, int, int]]:
    """Year, month and day, written with eight digits, of which one is another."""
    digits = f"{born:%Y%m%d}"
    written = [digits[:place] + other + digits[place + 1 :] for place, other in product(range(8), "0123456789")]
    return [(int(each[:4]), int(each[4:6]), int(each[6:])) for each in written]


def as_date(year: int, month: int, day: int) -> date | None:
    """The date; None where there is no such day, or nobody alive was born then."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if 1900 <= year < 2100 else None


def generations_apart(one: date | None, other: date | None) -> bool:
    """Whether both are known and so far apart that two people of one name are parent and child."""
    return bool(one and other) and abs(one.year - other.year) >= GENERATION_YEARS and one not in near(other)
