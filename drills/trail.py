"""Somebody with the application's password tries to alter what was recorded."""

from contextlib import closing
from os import environ

import psycopg2

from drills.alterations import alterations, refused
from drills.people import Service
from drills.table import Result, drill
from groundwork.database_rights import append_only
from local import postgres


@drill("trail")
def trail(stage):
    """Every way we know to change, delete or silence history, tried as the application's own role."""
    service = Service()
    service.support(service.worker())
    with closing(psycopg2.connect(environ["DATABASE_URL"])) as session:
        with session.cursor() as cursor:
            attempts = list(alterations(cursor, owner=postgres.NAME, database=postgres.NAME))
        before = rows(session)
        allowed = [what for what, statement in attempts if not refused(session, statement)]
        kept = rows(session)
    missing = sum(max(0, before[table] - kept[table]) for table in before)
    remark = f"attempts on {len(before)} tables, all refused" if not allowed else f"allowed: {', '.join(allowed)}"
    return Result(
        "The trail altered as the application's role", len(attempts), sum(kept.values()), missing, 0, None, remark,
        unclear=len(allowed),
    )  # fmt: skip


def rows(session):
    """How many rows each append-only table has."""
    with session.cursor() as cursor:
        counts = {}
        for table in append_only():
            cursor.execute(f"SELECT count(*) FROM {table}")
            counts[table] = cursor.fetchone()[0]
    session.rollback()
    return counts
