"""What it costs to find those who may be the same person as somebody who is referred."""

import time
from statistics import median

from bench.aims import LIKELY_SAME
from bench.markdown import table, verdict
from bench.measure import FLOOR, percentile
from referrals.likeness import likely_same
from referrals.models import Person

HEADS = ("people", "floor, ms", "median, ms", "p95, ms", "found", "\u00d7 floor", "aim", "met")
WARM_UP = 5


def described_again(number):
    """So many known people, each as a draft may describe them: born a year earlier, and with the same telephone."""
    for known in Person.objects.known().exclude(phone="").order_by("pk")[:number]:
        born = known.date_of_birth
        yield Person(
            name=known.name,
            date_of_birth=born.replace(year=born.year - 1, day=min(born.day, 28)),
            phone=known.phone,
            email=known.email,
        )


def measure(visitor, rounds):
    """The milliseconds of each floor, those of each look beside it, and how many were found in one."""
    floors, looks, found = [], [], []
    for number, person in enumerate(described_again(WARM_UP + rounds)):
        floor = visitor.get(FLOOR).milliseconds
        since = time.perf_counter()
        likely = likely_same(person)
        if number >= WARM_UP:
            looks.append((time.perf_counter() - since) * 1000)
            floors.append(floor)
            found.append(len(likely))
    return floors, looks, found


def in_words(people, floors, looks, found):
    ratio = median(looks) / median(floors)
    figures = (median(floors), median(looks), percentile(looks, 95), sum(found) / len(found), ratio)
    return table(HEADS, [[f"{people:,}", *(f"{figure:.1f}" for figure in figures), *verdict(ratio, LIKELY_SAME)]])
