"""Putting private texts under the newest key, so that an earlier one can go."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models, transaction
from pghistory.models import Event

from groundwork.models import PrivateTextField, PrivateTexts
from groundwork.private import Unreadable, beginning, decrypt, encrypt

# Rows of one transaction: a process that is killed leaves them all as they were, and the next goes on from there.
BATCH = 100


@dataclass
class Rotated:
    """How many rows now stand under the newest key, and how many texts no key reads, by table."""

    rows: int
    unreadable: dict[str, int]


def rotate() -> Rotated:
    """Encrypt again what is not under the newest key; a row that cannot be read stays as it is.

    It may be broken off at any moment and begun again. History keeps what it has: docs/operations.md.
    """
    done = Rotated(0, {})
    for model, columns in private_columns():
        for keys in batches(model, columns):
            rotate_rows(model, columns, keys, done)
    return done


def private_columns() -> Iterator[tuple[type[PrivateTexts], list[str]]]:
    """Each table with private text, and the names of its columns of it."""
    for model in apps.get_models():
        columns = [field.name for field in model._meta.concrete_fields if isinstance(field, PrivateTextField)]
        if columns and issubclass(model, PrivateTexts) and not issubclass(model, Event):
            yield model, columns


def batches(model: type[PrivateTexts], columns: list[str]) -> Iterator[list[object]]:
    """Ids of the rows with a text under another key than the newest, some at a time, each once."""
    found = model._default_manager.filter(stale(columns)).order_by("pk").values_list("pk", flat=True)
    batch = list(found[:BATCH])
    while batch:
        yield batch
        batch = list(found.filter(pk__gt=batch[-1])[:BATCH])


def stale(columns: list[str]) -> models.Q:
    condition = models.Q()
    for column in columns:
        condition |= ~models.Q((column, "")) & ~models.Q((f"{column}__startswith", beginning()))
    return condition


@transaction.atomic
def rotate_rows(model: type[PrivateTexts], columns: list[str], keys: list[object], done: Rotated) -> None:
    """Encrypt the texts of these rows again; whoever changes one meanwhile waits."""
    rows = model._default_manager.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",), no_key=True)
    for row in rows:
        fresh = encrypted_anew(row, columns, done)
        if fresh:
            # No other column changes: whoever has a form open is not told that somebody changed the record.
            model._default_manager.filter(pk=row.pk).update(**fresh)
            done.rows += 1


def encrypted_anew(row: PrivateTexts, columns: list[str], done: Rotated) -> dict[str, str]:
    """The texts of the row that are under another key, under the newest."""
    fresh = {}
    for column in columns:
        encrypted, place = getattr(row, column), row.place_of(column)
        if encrypted and not encrypted.startswith(beginning()):
            try:
                fresh[column] = encrypt(decrypt(encrypted, place), place)
            except Unreadable:
                table = row._meta.db_table
                done.unreadable[table] = done.unreadable.get(table, 0) + 1
    return fresh
