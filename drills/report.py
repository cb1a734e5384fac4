"""The table, in Markdown, that bin/drill prints and docs/drills.md keeps."""

import platform
import re

from bench.machine import size, size_in_words
from bench.markdown import heading, row

HEADS = ("drill", "what was done", "operations", "acknowledged", "lost", "doubled", "recovered, s", "remark", "date")
NUMBERS = slice(2, 7)
BEGIN, END = "<!-- table of bin/drill -->\n", "<!-- end of the table -->"


def beginning():
    return heading(HEADS, NUMBERS)


def lines(name, results, today):
    """A line of the table for each result of the drill `name`."""
    return [row([name, *cells(result), f"{today:%-d %B %Y}"]) for result in results]


def cells(result):
    recovered = "" if result.recovered is None else f"{result.recovered:.1f}"
    counts = [f"{count:,}" for count in (result.operations, result.acknowledged, result.lost, result.doubled)]
    return [result.fault, *counts, recovered, result.remark]


def renew(page, found):
    """The text of docs/drills.md with new lines for the drills in `found` (lines by name), others as they were."""
    before, _, rest = page.partition(BEGIN)
    table, _, after = rest.partition(END)
    kept = {}
    for line in re.findall(r"^\| (?!drill |---).*$", table, re.MULTILINE):
        kept.setdefault(line.split(" | ")[0].removeprefix("| "), []).append(line)
    together = kept | found
    body = [line for name in sorted(together) for line in together[name]]
    return f"{before}{BEGIN}{machine()}\n\n" + "\n".join([*beginning(), *body]) + f"\n{END}{after}"


def machine():
    """The size of this machine, in a sentence."""
    return f"Last written on {platform.system()} with {size_in_words(size())}."
