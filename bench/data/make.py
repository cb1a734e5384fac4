"""Making the whole, in one transaction: all of it or nothing."""

from pathlib import Path

from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from bench.data.bare import bare
from bench.data.history import owner, write_history
from bench.data.words import SCHEMA, define
from groundwork.models import ServiceListItem

FILES = sorted((Path(__file__).parent / "sql").glob("*.sql"))
OURS = [
    "groundwork", "notices", "accounts", "workers", "training", "development", "pathway", "referrals",
    "support", "supervision",
]  # fmt: skip
# The accounts of the demo, and the place each has among those of its role and team.
ACCOUNTS = [
    ("coordinator", 0, 0, "coordinator"),
    ("coordinator", 0, 1, "coordinator2"),
    ("coordinator", 1, 0, "coordinator3"),
    ("worker", 0, 0, "worker"),
    ("worker", 0, 1, "worker2"),
    ("worker", 1, 0, "worker3"),
    ("lead", 0, 0, "lead"),
    ("lead", 1, 0, "lead2"),
    ("supervisor", 0, 0, "supervisor"),
    ("manager", 0, 0, "manager"),
    ("pathway", 0, 0, "pathway"),
    ("administrator", 0, 0, "admin"),
]
MEMORY = "512MB"


@transaction.atomic
def make(shape, now=None, say=lambda words: None):
    """Fill an empty, migrated database with a service of this shape; `say` is told of each step.

    The accounts of the demo are in it, in teams that are as large as all others.
    """
    now = now or timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL maintenance_work_mem = '{MEMORY}'; SET LOCAL work_mem = '{MEMORY}'")
        define(cursor, shape, now, timezone.localdate(now))
        name_accounts(cursor)
        # What a service begins with that is no list is written with the rest, and its history too.
        cursor.execute(f"TRUNCATE {', '.join(name for name in tables() if name.startswith('development_'))}")
        with bare(cursor, tables()):
            for file in FILES:
                say(file.stem)
                cursor.execute(file.read_text())
            say("history")
            write_history(cursor)
            say("indexes and constraints")
        cursor.execute(f"DROP SCHEMA {SCHEMA} CASCADE")
        say("statistics")
        cursor.execute("ANALYZE")


def name_accounts(cursor):
    cursor.execute("CREATE TABLE demo_accounts (role text, t int, place int, email text)")
    rows = [(role, team, place, f"{name}@example.org") for role, team, place, name in ACCOUNTS]
    cursor.executemany("INSERT INTO demo_accounts VALUES (%s, %s, %s, %s)", rows)


def tables():
    """The tables that are filled: all of ours but the lists, and what history says about requests."""
    filled = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in OURS
        and not issubclass(owner(getattr(model, "pgh_tracked_model", model)), ServiceListItem)
    }
    return sorted(filled | {"pghistory_context"})
