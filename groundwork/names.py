"""Names as they are compared and sorted: `fold`, a function of the database, and the column that keeps what it says.

`fold` (groundwork/migrations/0002_fold.py) leaves accents, case and apostrophes aside and makes hyphens spaces: Zoë is
"zoe", O'Neill-Smith "oneill smith". Other scripts keep their letters. PostgreSQL takes it for immutable, so that it
may stand in indexes and in generated columns.
"""

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat


class Fold(models.Func):
    """What the database's `fold` makes of a text."""

    function = "public.fold"
    arity = 1
    output_field = models.TextField()


def folded_of(*fields: str) -> models.GeneratedField:
    """The column `folded` of a model with a `name`, the first of these fields: what it is searched and sorted by.

    Each is a line of its own, so that nothing that is searched for reaches from one into the next. Compared byte by
    byte: what databases otherwise go by differs from one machine to the next, and some have nothing better.
    """
    lines = [part for field in fields for part in (Value("\n"), F(field))][1:]
    text = Concat(*lines, output_field=models.TextField()) if len(lines) > 1 else lines[0]
    return models.GeneratedField(
        expression=Fold(text), output_field=models.TextField(db_collation="C"), db_persist=True
    )


def by_name(path: str = "") -> list[str]:
    """The fields that put rows, or what `path` leads to, in the order of their names; the only home of that order."""
    return [f"{path}folded", f"{path}name"]
