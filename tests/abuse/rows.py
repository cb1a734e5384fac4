"""The rows of the database as texts that two runs of one deed can be compared by."""

import re
from functools import cache

from django.db import connection
from psycopg2.sql import SQL, Identifier, Literal

from tests.abuse.promises import WRITTEN_ALWAYS

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# What is counted or drawn by chance: numbers of rows (of a row that connects two, also of the first), references,
# passwords, encrypted texts.
CHANCE = re.compile(
    r" \(\d+,\d+(?=,\d+\)$)| \(\d+,|\b[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{2}\b|![0-9A-Za-z]{40}|\bmd5\$\w+\$\w+"
    r"|\bv1:[A-Za-z0-9-]+:[A-Za-z0-9_=-]+"
)
# Kept as it was sent, for its author alone; a form takes from it what are its fields.
NOT_COMPARED = {*WRITTEN_ALWAYS, "pghistory_context", "groundwork_autosave"}
# When PostgreSQL took a row in, and in which request of the log.
OF_EACH_RUN = {"recorded_at", "request"}


def rows(known=None):
    """Every row of every table but histories, sorted; ids that are not `known` are alike."""
    with connection.cursor() as cursor:
        cursor.execute(everything())
        texts = [text for (text,) in cursor.fetchall()]
    return sorted(masked(text, known) for text in texts) if known is not None else texts


def ids(texts):
    return {found for text in texts for found in UUID.findall(text)}


def masked(text, known):
    return CHANCE.sub("#", UUID.sub(lambda found: found[0] if found[0] in known else "new", text))


@cache
def everything():
    """One query for the rows of all tables, each with its table's name; no test changes which columns there are."""
    with connection.cursor() as cursor:
        names = sorted(set(connection.introspection.table_names(cursor)) - NOT_COMPARED)
        parts = [part_of(cursor, name) for name in names if not name.endswith("event")]
    return SQL(" UNION ALL ").join(parts)


def part_of(cursor, table):
    columns = [each.name for each in connection.introspection.get_table_description(cursor, table)]
    compared = SQL(", ").join(Identifier(name) for name in columns if name not in OF_EACH_RUN)
    return SQL("SELECT {} || row({})::text FROM {}").format(Literal(f"{table} "), compared, Identifier(table))
