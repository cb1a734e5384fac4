"""The table, in Markdown, that bin/drill prints and docs/drills.md keeps."""

import os
import platform
import re

HEADS = ("drill", "what was done", "operations", "acknowledged", "lost", "doubled", "recovered, s", "remark", "date")
NUMBERS = slice(2, 7)
BEGIN, END = "<!-- table of bin/drill -->\n", "<!-- end of the table -->"


def heading():
    rule = ["---"] * len(HEADS)
    rule[NUMBERS] = ["---:"] * len(rule[NUMBERS])
    return [row(HEADS), row(rule)]


def lines(name, results, today):
    """A line of the table for each result of the drill `name`."""
    return [row([name, *cells(result), f"{today:%-d %B %Y}"]) for result in results]


def cells(result):
    recovered = "" if result.recovered is None else f"{result.recovered:.1f}"
    counts = [f"{count:,}" for count in (result.operations, result.acknowledged, result.lost, result.doubled)]
    return [result.fault, *counts, recovered, result.remark]


def row(values):
    return f"| {' | '.join(str(value) for value in values)} |"


def renew(page, found):
    """The text of docs/drills.md with new lines for the drills in `found` (lines by name), others as they were."""
    before, _, rest = page.partition(BEGIN)
    table, _, after = rest.partition(END)
    kept = {}
    for line in re.findall(r"^\| (?!drill |---).*$", table, re.MULTILINE):
        kept.setdefault(line.split(" | ")[0].removeprefix("| "), []).append(line)
    together = kept | found
    body = [line for name in sorted(together) for line in together[name]]
    return f"{before}{BEGIN}{machine()}\n\n" + "\n".join([*heading(), *body]) + f"\n{END}{after}"


def machine():
    """The size of this machine, in a sentence."""
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"Last written on {platform.system()} with {os.cpu_count()} cores, {gigabytes:.0f} GB of memory, "
        f"Python {platform.python_version()}."
    )
