"""Tables without what makes single inserts safe and bulk inserts slow; everything is back, and checked, afterwards."""

from contextlib import contextmanager

from django.apps import apps
from django.db import models
from django.db.models import NOT_PROVIDED

CONSTRAINTS = """
    SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
        format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint
    WHERE contype = ANY(%s) AND (conrelid = ANY(%s::regclass[]) OR confrelid = ANY(%s::regclass[]))
    ORDER BY conrelid, conname
"""
INDEXES = """
    SELECT format('DROP INDEX %%s', indexrelid::regclass), pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = ANY(%s::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
    ORDER BY indrelid, indexrelid
"""
TRIGGERS = """
    SELECT format('ALTER TABLE %%s DISABLE TRIGGER USER', name), format('ALTER TABLE %%s ENABLE TRIGGER USER', name)
    FROM unnest(%s::regclass[]) AS name
"""
DEFAULTS = """
    SELECT format('ALTER TABLE %%s ALTER %%I SET DEFAULT %%L', %s::regclass, %s, %s),
        format('ALTER TABLE %%s ALTER %%I DROP DEFAULT', %s::regclass, %s)
"""


@contextmanager
def bare(cursor, tables):
    """While the block runs: no triggers, no keys, no indexes; columns left out get their model's default.

    Unique and exclusion constraints are checked when they return, foreign keys when they are validated.
    """
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    pairs = [
        *ask(cursor, TRIGGERS, [tables]),
        *ask(cursor, CONSTRAINTS, [["f"], tables, tables]),
        *ask(cursor, CONSTRAINTS, [["u", "x", "p"], tables, []]),
        *ask(cursor, INDEXES, [tables]),
        *(pair for row in defaults_of(tables) for pair in ask(cursor, DEFAULTS, [*row, *row[:2]])),
    ]
    for away, _ in pairs:
        cursor.execute(away)
    yield
    for _, back in reversed(pairs):
        cursor.execute(back)


def ask(cursor, statement, values):
    cursor.execute(statement, values)
    return cursor.fetchall()


def defaults_of(tables):
    """Table, column and value for each column whose model knows what it is where nobody says."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table in tables and not model._meta.proxy:
            for field in model._meta.concrete_fields:
                value = default_of(field)
                if value is not None:
                    yield model._meta.db_table, field.column, str(value)


def default_of(field):
    """The default of a column as a plain value; None where it has none, its own, or one made up for each row."""
    if field.db_default is not NOT_PROVIDED:
        return None
    if field.default is not NOT_PROVIDED and not callable(field.default):
        return field.default
    if field.default is list:
        return "{}"
    return "" if isinstance(field, models.CharField | models.TextField) and not field.null else None
