"""Days pass for the trail, though PostgreSQL's clock cannot be moved: its owner makes rows older, and seals at noon."""

from django.db.models import Model

from groundwork.sealing import FUNCTION
from groundwork.verifying import moment_of

# At that hour it is the same day in London and in UTC, and the day before has been over for long.
NOON = "(((now() AT TIME ZONE 'Europe/London')::date - {days} + time '12:00') AT TIME ZONE 'Europe/London')"
MADE_OLDER = "UPDATE {table} SET {moment} = {then} WHERE {moment} >= {since}"


def made_older(table: str, model: type[Model], *, days_ago: int, since: str) -> str:
    """The statement by which what the table got since that moment was recorded so many days ago."""
    return MADE_OLDER.format(table=table, moment=moment_of(model), then=NOON.format(days=days_ago), since=since)


def sealing_at_noon(days_ago: int) -> str:
    """The statement by which `seal_trail` takes it to be noon, so many days ago; FUNCTION puts it right."""
    return FUNCTION.replace("now()", NOON.format(days=days_ago))


def unguarded(*tables: str) -> tuple[list[str], list[str]]:
    """What the owner says before and after, so that no trigger is in the way."""
    before = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables]
    after = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables]
    return ["SET CONSTRAINTS ALL IMMEDIATE", *before], [*after, "SET CONSTRAINTS ALL DEFERRED"]
