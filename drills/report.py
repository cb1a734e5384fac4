"""The tables, in Markdown, that bin/drill prints and docs/drills.md keeps."""

import platform
from dataclasses import dataclass

from bench.machine import size, size_in_words
from bench.markdown import heading, row


@dataclass(frozen=True)
class Table:
    """A table between two marks on the page; the first cell of a line says to what it belongs."""

    begin: str
    end: str
    heads: tuple[str, ...]
    numbers: slice

    def beginning(self):
        return heading(self.heads, self.numbers)

    def renewed(self, page, found):
        """The text of the page with new lines for the names in `found` (lines by name), others as they were."""
        before, _, rest = page.partition(self.begin)
        table, _, after = rest.partition(self.end)
        together = by_name(table.splitlines()[4:]) | found
        body = [line for name in sorted(together) for line in together[name]]
        return f"{before}{self.begin}{machine()}\n\n" + "\n".join([*self.beginning(), *body]) + f"\n{self.end}{after}"


DRILLS = Table(
    "<!-- table of bin/drill -->\n",
    "<!-- end of the table -->",
    ("drill", "what was done", "operations", "acknowledged", "lost", "doubled", "recovered, s", "remark", "date"),
    slice(2, 7),
)
PROVEN = Table(
    "<!-- table of bin/drill --prove -->\n",
    "<!-- end of what was proven -->",
    ("breakage", "file", "drill", "what turned red", "seconds", "date"),
    slice(4, 5),
)


def by_name(table):
    """The lines of a table, by the name in their first cell."""
    kept = {}
    for line in table:
        kept.setdefault(line.split(" | ")[0].removeprefix("| "), []).append(line)
    return kept


def lines(name, results, today):
    """A line of the table for each result of the drill `name`."""
    return [row([name, *cells(result), in_words(today)]) for result in results]


def cells(result):
    recovered = "" if result.recovered is None else f"{result.recovered:.1f}"
    counts = [f"{count:,}" for count in (result.operations, result.acknowledged, result.lost, result.doubled)]
    return [result.fault, *counts, recovered, result.remark]


def in_words(day):
    return f"{day:%-d %B %Y}"


def machine():
    """The size of this machine, in a sentence."""
    return f"Last written on {platform.system()} with {size_in_words(size())}."
