import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from groundwork.management.commands.anchor_trail import day
from groundwork.verifying import Anchor, Verified, purges, verify

ANCHOR = re.compile(r"^(?:.*?(\d{4}-\d\d-\d\d) )?([0-9a-f]{64})\b", re.MULTILINE)
SHOWN = 50


class Command(BaseCommand):
    """Says whether the trail is what was sealed; ends with status 1, and names day, table and row, where it is not."""

    help = "Verify the trail: every row against its seal, each day against the day before, and against anchors."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--since", type=day, metavar="DAY", help="Believe the days before this one.")
        parser.add_argument(
            "--anchor", nargs="+", default=[], metavar="FILE", help="Seals that were kept: files of them, or a seal."
        )

    def handle(self, *, since: date | None, anchor: list[str], **options: Any) -> None:
        found = verify(since, [each for words in anchor for each in anchors(words)])
        for purge in purges():
            self.stdout.write(purge)
        if found.faults:
            raise CommandError("\n".join(shown(found.faults)))
        self.stdout.write(in_words(found, bool(anchor)))


def anchors(words: str) -> Iterator[Anchor]:
    """The seals in a file, or in the words themselves. Raises CommandError where there is none."""
    path = Path(words)
    text = path.read_text(errors="replace") if path.is_file() else words
    found = ANCHOR.findall(text)
    if not found:
        raise CommandError(f"{words} is neither a seal nor a file with seals.")
    for when, digest in found:
        yield (day(when) if when else None, digest)


def shown(faults: list[str]) -> list[str]:
    more = [f"and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
    return [f"The trail does not hold, {len(faults)} faults:", *faults[:SHOWN], *more]


def in_words(found: Verified, anchored: bool) -> str:
    against = (
        ", and the anchors" if anchored else "; without an anchor, whoever owns the database could have made it anew"
    )
    return f"The trail holds from {found.first} to {found.last}: {found.days} days, {found.rows:,} rows{against}."
