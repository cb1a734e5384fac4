"""What a sweep costs is measured while it runs, from beside it."""

import time

import pytest
from django.db import connection, transaction

from bench.sweep import cost
from tests.factories import UserFactory


def sleep_in_database(seconds):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(%s)", [seconds])


def reading_and_writing():
    """A long transaction that only reads, and a short one that writes before it dawdles."""
    with transaction.atomic():
        sleep_in_database(0.6)
    with transaction.atomic():
        UserFactory()
        sleep_in_database(0.3)
    return 7


@pytest.mark.django_db(transaction=True)
def test_the_longest_transaction_is_one_that_wrote():
    found = cost(reading_and_writing)
    assert found.done == 7
    assert found.seconds > 0.9
    assert 0.2 < found.longest < found.seconds - 0.5


@pytest.mark.django_db(transaction=True)
def test_memory_that_was_needed_counts_though_it_was_given_back():
    def hoard():
        return len(bytearray(300 * 2**20).replace(b"\0", b"\1"))

    found = cost(hoard)
    assert found.megabytes > 100
    assert found.longest == 0
    assert time.process_time() > found.processor > 0
