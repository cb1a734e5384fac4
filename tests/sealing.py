"""Time passes for the trail: PostgreSQL's clock cannot be moved, so the owner of the database makes rows older."""

from contextlib import contextmanager

from django.contrib.postgres.functions import TransactionNow
from django.db import connection

from groundwork.database_rights import append_only
from groundwork.models import Seal, SealedRow
from groundwork.sealing import FUNCTION, seal
from groundwork.verifying import moment_of
from tests.database import as_owner

# At that hour it is the same day in London and in UTC, and the day before has been over for long.
NOON = "(((now() AT TIME ZONE 'Europe/London')::date - {days} + time '12:00') AT TIME ZONE 'Europe/London')"

MADE_OLDER = "UPDATE {table} SET {column} = {then} WHERE {column} >= now()"


def recorded(days_ago):
    """What the trail got since the test began was recorded so many days ago."""
    then = NOON.format(days=days_ago)
    for table, model in append_only().items():
        column = model not in (Seal, SealedRow) and moment_of(model)
        if column and model.objects.filter(**{f"{column}__gte": TransactionNow()}).exists():
            by_owner(MADE_OLDER.format(table=table, column=column, then=then), table)


def sealed(days_ago=0):
    """Seal what the worker would have sealed at noon, so many days ago; how many days it was."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(FUNCTION.replace("now()", NOON.format(days=days_ago)))
        days = seal()
        cursor.execute(FUNCTION)
    return days


def by_owner(statement, *tables, values=None):
    """What somebody does who owns the database, with the triggers out of the way."""
    with unguarded(*tables), connection.cursor() as cursor:
        cursor.execute(statement, values)


@contextmanager
def unguarded(*tables):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
