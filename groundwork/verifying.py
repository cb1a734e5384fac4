"""Whether the trail is still what was sealed, row by row; what `groundwork.sealing` writes is checked here.

Nothing here trusts a function that the owner of the database could have replaced: PostgreSQL's own `sha256` makes the
digests of rows, Python the chains.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Any, cast

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from groundwork.database_rights import append_only, has_table
from groundwork.models import Purge, Seal, SealedRow

# A day and the digest of its seal in hexadecimal; the day is unknown where somebody kept the digest alone.
Anchor = tuple[date | None, str]
MOMENTS = ("recorded_at", "pgh_created_at", "created_at")
# So many rows of a table are named for each kind of fault.
NAMED = 5
SEALS = "SELECT day, contents::text, digest FROM groundwork_seal WHERE day >= %s ORDER BY day"
BEFORE = "SELECT day, digest FROM groundwork_seal WHERE day < %s ORDER BY day DESC LIMIT 1"
LINKS = "SELECT day, digest FROM groundwork_sealedrow WHERE table_name = %s AND day >= %s ORDER BY day, id"
CHANGED = """
    SELECT s.day, s.key, t."{key}" IS NULL FROM groundwork_sealedrow s LEFT JOIN "{table}" t ON t."{key}"::text = s.key
    WHERE s.table_name = %s AND s.day BETWEEN %s AND %s AND CASE
        WHEN t."{key}" IS NULL
        THEN NOT EXISTS (SELECT FROM groundwork_purge p WHERE p.table_name = s.table_name AND s.key = ANY (p.keys))
        ELSE sha256(convert_to((to_jsonb(t) - %s::text[])::text, 'UTF8')) <> s.digest END
    ORDER BY s.day, s.id LIMIT %s
"""
LATE = """
    SELECT s.day, s.key FROM groundwork_sealedrow s JOIN "{table}" t ON t."{key}"::text = s.key
    WHERE s.table_name = %s AND s.day >= %s AND s.day > %s
        AND t."{moment}" < s.day::timestamp AT TIME ZONE 'Europe/London'
    ORDER BY s.day, s.id LIMIT %s
"""
UNSEALED = """
    SELECT (t."{moment}" AT TIME ZONE 'Europe/London')::date, t."{key}"::text FROM "{table}" t
    WHERE t."{moment}" >= %s::date::timestamp AT TIME ZONE 'Europe/London'
        AND t."{moment}" < (%s::date + 1)::timestamp AT TIME ZONE 'Europe/London'
        AND NOT EXISTS (SELECT FROM groundwork_sealedrow s WHERE s.table_name = %s AND s.key = t."{key}"::text)
    ORDER BY t."{moment}" LIMIT %s
"""
COLUMNS = "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
TRIGGERS = """
    SELECT relname, tgname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
    WHERE relnamespace = 'public'::regnamespace AND tgenabled IN ('O', 'A')
"""


@dataclass
class Verified:
    """What `verify` went through, and everything that did not hold, in words."""

    first: date | None = None
    last: date | None = None
    days: int = 0
    rows: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Sealed:
    """A day's seal as PostgreSQL has it, and the contents that it is made of."""

    day: date
    contents: dict[str, dict[str, Any]]
    text: str
    digest: bytes

    def made_after(self, digest: bytes) -> bytes:
        return sha256(digest + f"{self.day}{self.text}".encode()).digest()


def trails() -> dict[str, type[Model]]:
    """The models whose rows are sealed, by table."""
    return {table: model for table, model in append_only().items() if model not in (Seal, SealedRow)}


@transaction.atomic
def verify(since: date | None = None, anchors: Collection[Anchor] = ()) -> Verified:
    """Hold every row of the trail against its seal, and the seals against each other and against `anchors`.

    `since` leaves out the days before it; the seal of the day before is then believed. Takes as much memory for a
    million rows as for ten.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL TIME ZONE 'UTC'; SET LOCAL enable_nestloop = off; SET LOCAL jit = off")
    since = since or date.min
    seals = [Sealed(day, json.loads(text), text, bytes(digest)) for day, text, digest in asked(SEALS, since)]
    found = Verified(faults=[*of_triggers(), *of_anchors(seals, anchors, since), *of_seals(seals, since)])
    if seals:
        found.first, found.last, found.days = seals[0].day, seals[-1].day, len(seals)
        found.rows = sum(table["rows"] for each in seals for table in each.contents.values())
        for table, model in sorted(trails().items()):
            found.faults += of_table(table, model, seals, since)
    found.faults.sort()
    return found


def asked(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def of_triggers() -> Iterator[str]:
    """Triggers that a model has and its table has not, or not in force: those that refuse changes and write history."""
    there = set(asked(TRIGGERS))
    for model in filter(has_table, apps.get_models(include_auto_created=True)):
        for trigger in getattr(model._meta, "triggers", []):
            if (model._meta.db_table, trigger.get_pgid(model)) not in there:
                yield f"{model._meta.db_table}: the trigger {trigger.name} is missing or switched off"


def of_anchors(seals: list[Sealed], anchors: Collection[Anchor], since: date) -> Iterator[str]:
    """Anchors that no seal is like."""
    sealed = {(each.day, each.digest.hex()) for each in seals}
    days, digests = {day for day, _ in sealed}, {digest for _, digest in sealed}
    for day, digest in anchors:
        if day is None and digest not in digests:
            yield f"{digest}: no day has the seal that was anchored"
        elif day and day >= since and (day, digest) not in sealed:
            yield (
                f"{day}: the seal is not the one that was anchored" if day in days else f"{day}: anchored, and no seal"
            )


def of_seals(seals: list[Sealed], since: date) -> Iterator[str]:
    """Days without a seal, seals that do not follow from the one before, and a chain that has stopped."""
    before = asked(BEFORE, since)
    day, digest = (before[0][0], bytes(before[0][1])) if before else (None, b"")
    for each in seals:
        if day and each.day != day + timedelta(days=1):
            yield f"{day + timedelta(days=1)}: no seal"
        if each.digest != each.made_after(digest):
            yield f"{each.day}: the seal does not follow from its contents and the day before"
        day, digest = each.day, each.digest
    if day is None or day < timezone.localdate() - timedelta(days=2):
        yield f"{day}: nothing was sealed since; does the worker run?" if day else "nothing is sealed yet"


def of_table(table: str, model: type[Model], seals: list[Sealed], since: date) -> Iterator[str]:
    """What does not hold in one table."""
    yield from of_links(table, seals, since)
    names = {"table": table, "key": key_of(model), "moment": moment_of(model)}
    for columns, days in spans(table, seals):
        yield from of_rows(table, names, columns, days)
    for day, key in asked(LATE.format(**names), table, since, beginning(), NAMED):
        yield f"{day}: {table} {key} came after the day of its time had been sealed"
    for day, key in asked(UNSEALED.format(**names), since, seals[-1].day, table, NAMED):
        yield f"{day}: {table} {key} is not sealed, though its day is"


def key_of(model: type[Model]) -> str:
    """The column of its primary key."""
    return cast(Any, model._meta.pk).column


def moment_of(model: type[Model]) -> str:
    """The column with PostgreSQL's time of each row."""
    columns = {each.column for each in model._meta.concrete_fields}
    return next(name for name in MOMENTS if name in columns)


def beginning() -> date:
    return Seal.objects.values_list("day", flat=True).earliest("day")


def of_links(table: str, seals: list[Sealed], since: date) -> Iterator[str]:
    """Days on which the chain of a table's digests does not end as its seal says."""
    wanted = {each.day: each.contents[table]["digest"] for each in seals if table in each.contents}
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(LINKS, [table, since])
        for day, rows in groupby(cursor, key=itemgetter(0)):
            link = b""
            for _, digest in rows:
                link = sha256(link + digest).digest()
            if wanted.pop(day, None) != link.hex():
                yield f"{day}: the chain of {table} is broken"
    for day in wanted:
        yield f"{day}: the chain of {table} is gone"


def spans(table: str, seals: list[Sealed]) -> Iterator[tuple[list[str], list[date]]]:
    """The columns that were sealed, with the days on which they were the same."""
    of_days = [(each.contents[table]["columns"], each.day) for each in seals if table in each.contents]
    for columns, days in groupby(of_days, key=itemgetter(0)):
        yield columns, [day for _, day in days]


def of_rows(table: str, names: dict[str, str], columns: list[str], days: list[date]) -> Iterator[str]:
    """Rows that are not what was sealed, or are gone without a purge."""
    present = {name for [name] in asked(COLUMNS, table)}
    if gone := set(columns) - present:
        yield f"{days[0]}: {table} has lost its column {', '.join(sorted(gone))}, so its rows cannot be checked"
        return
    since = sorted(present - set(columns))
    for day, key, missing in asked(CHANGED.format(**names), table, days[0], days[-1], since, NAMED):
        yield f"{day}: {table} {key} {'is gone, and no purge says so' if missing else 'is not what was sealed'}"


def purges() -> Iterator[str]:
    """What was removed on purpose, in words."""
    for each in Purge.objects.order_by("recorded_at"):
        yield f"{each.recorded_at:%Y-%m-%d}: {len(each.keys)} rows of {each.table_name} purged by {each.by}: {each.why}"
