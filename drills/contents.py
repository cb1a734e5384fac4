"""All that a database holds, in a few numbers that can be compared: each table's rows, and how far sequences are."""

from contextlib import closing, contextmanager

import psycopg2

TABLES = """
    SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1"""
# The sum does not depend on the order in which rows are read.
ROWS = "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text FROM {table} t"
SEQUENCES = "SELECT schemaname || '.' || sequencename, coalesce(last_value, 0) FROM pg_sequences"


@contextmanager
def snapshot_of(address):
    """Contents of a database as it stands now, by table, and the name by which `pg_dump --snapshot` sees the same.

    The name is good while the block runs, whatever others write meanwhile.
    """
    with closing(psycopg2.connect(address)) as session, session.cursor() as cursor:
        session.set_session(isolation_level="REPEATABLE READ", readonly=True)
        cursor.execute("SELECT pg_export_snapshot()")
        name = cursor.fetchone()[0]
        yield contents(cursor), name


def contents_of(address):
    """The number of rows and the checksum of each table."""
    with snapshot_of(address) as (found, _name):
        return found


def contents(cursor):
    cursor.execute(TABLES)
    found = {}
    for [table] in cursor.fetchall():
        cursor.execute(ROWS.format(table=table))
        found[table] = cursor.fetchone()
    return found


def sequences_of(address):
    """How far each sequence is; no snapshot holds that still."""
    with closing(psycopg2.connect(address)) as session, session.cursor() as cursor:
        cursor.execute(SEQUENCES)
        return dict(cursor.fetchall())


def differing(one, other):
    """What of two contents is not the same, in words."""
    return [
        f"{table}: {in_words(one.get(table))} became {in_words(other.get(table))}"
        for table in sorted(one.keys() | other.keys())
        if one.get(table) != other.get(table)
    ]


def in_words(rows):
    return f"{rows[0]:,} rows, checksum …{rows[1][-6:]}" if rows else "no table"


def turned_back(before, restored, after):
    """Sequences of a copy that stand before where they stood when it began, or past where they stood at its end."""
    return [
        f"{name}: at {restored.get(name)}, not {least} to {after[name]}"
        for name, least in before.items()
        if not least <= restored.get(name, -1) <= after[name]
    ]
