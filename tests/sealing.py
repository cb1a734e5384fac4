"""Days pass for the trail, within a test's own transaction."""

from contextlib import contextmanager

from django.contrib.postgres.functions import TransactionNow
from django.db import connection

from drills.days import made_older, sealing_at_noon, unguarded
from groundwork.sealing import FUNCTION, seal
from groundwork.verifying import moment_of, trails
from tests.database import as_owner


def recorded(days_ago):
    """What the trail got since the test began was recorded so many days ago."""
    for table, model in trails().items():
        if model.objects.filter(**{f"{moment_of(model)}__gte": TransactionNow()}).exists():
            by_owner(made_older(table, model, days_ago=days_ago, since="now()"), table)


def sealed(days_ago=0):
    """Seal what the worker would have sealed at noon, so many days ago; how many days it was."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(sealing_at_noon(days_ago))
        days = seal()
        cursor.execute(FUNCTION)
    return days


def by_owner(statement, *tables, values=None):
    """What somebody does who owns the database, with the triggers out of the way."""
    with out_of_the_way(*tables), connection.cursor() as cursor:
        cursor.execute(statement, values)


@contextmanager
def out_of_the_way(*tables):
    before, after = unguarded(*tables)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("; ".join(before))
        yield
        cursor.execute("; ".join(after))
