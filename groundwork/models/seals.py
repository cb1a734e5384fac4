"""What proves that the trail is as it was: docs/operations.md, "Seal the trail". Only PostgreSQL's owner adds here."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models

from groundwork.models.bases import AppendOnly


class Seal(AppendOnly):
    """One day of the trail, closed after it ended.

    `digest` is SHA-256 of the digest of the day before, the day and `contents`. These say of each table how many
    rows were sealed, of which columns, and the last link of the chain of their digests.
    """

    day = models.DateField(primary_key=True)
    contents = models.JSONField()
    digest = models.BinaryField()

    class Meta(AppendOnly.Meta):
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {bytes(self.digest).hex()}"


class SealedRow(models.Model):
    """SHA-256 of one row of the trail, in the order of its day's chain. It stays when the row itself is purged."""

    day = models.DateField()
    table_name = models.CharField(max_length=63)
    key = models.CharField(max_length=36)
    digest = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["table_name", "day"], name="sealed_row_day")]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.table_name} {self.key}"


class Purge(AppendOnly):
    """Which rows of a table of the trail the owner of the database removed on purpose, and why."""

    by = models.CharField(max_length=63, help_text="The role of PostgreSQL that did it.")
    why = models.CharField(max_length=200)
    table_name = models.CharField(max_length=63)
    keys = ArrayField(models.CharField(max_length=36))

    class Meta(AppendOnly.Meta):
        ordering = ["recorded_at"]

    def __str__(self) -> str:
        return f"{len(self.keys)} rows of {self.table_name}: {self.why}"
