"""A place in the database at which a process of the product stands, between one of its statements and the next."""

from contextlib import contextmanager, suppress

from django.db import Error, connection

from local import postgres

LOCK = 20261129
FUNCTION = f"""
CREATE OR REPLACE FUNCTION barrier() RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN PERFORM pg_advisory_xact_lock_shared({LOCK}, TG_RELID::int); RETURN NEW; END$$;
"""


def build(stage, table, deed, when="true"):
    """From now on whoever does `deed` (INSERT or UPDATE) to a row of this table stops there while it is `closed`."""
    trigger = f"CREATE TRIGGER barrier BEFORE {deed} ON {table} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION barrier();"
    stage.psql(f"\\connect {postgres.NAME}\n{FUNCTION}{trigger}")


def remove(stage, table):
    stage.psql(f"\\connect {postgres.NAME}\nDROP TRIGGER barrier ON {table};")


@contextmanager
def closed(table):
    """Nobody passes the barrier of this table while the block runs."""
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s::regclass::oid::int)", [LOCK, table])
    try:
        yield
    finally:
        with suppress(Error):
            other.close()


def waiting():
    """How many connections stand at a barrier, or wait for one that does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")
        return cursor.fetchone()[0]
