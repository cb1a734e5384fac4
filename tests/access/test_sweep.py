"""Every address for everybody, signed in or not, GET and POST, against the one table."""

from collections import Counter, defaultdict

import pytest

from tests.access.addresses import all_names
from tests.access.expected import ROWS
from tests.access.table import VISITORS
from tests.access.visiting import address_of, answer_to, client_of

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]


def test_every_address_is_in_the_table():
    missing = set(all_names()) - {row.name for row in ROWS}
    assert not missing, f"Say in tests/access/expected.py who may use: {', '.join(sorted(missing))}"


def test_the_table_has_no_address_that_is_gone():
    gone = {row.name for row in ROWS} - set(all_names())
    assert not gone, f"Take out of tests/access/expected.py: {', '.join(sorted(gone))}"


def test_no_address_and_thing_stands_in_the_table_twice():
    twice = [key for key, count in Counter((row.name, row.of) for row in ROWS).items() if count > 1]
    assert not twice


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.name} {row.of}".strip())
def test_everybody_gets_what_the_table_says(row, world):
    address = address_of(row, world)
    wrong = defaultdict(list)
    for visitor in VISITORS:
        client = client_of(world, visitor)
        for method in ("get", "post"):
            answer, expected = answer_to(client, method, address), row.expected(visitor, method)
            if answer not in expected:
                wrong[f"{method.upper()} answers {answer} instead of {expected} to"].append(visitor)
    assert not wrong, "".join(f"\n{what} {', '.join(visitors)}" for what, visitors in wrong.items())
