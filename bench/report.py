"""The tables, in Markdown, that bin/bench prints and docs/performance.md keeps.

`python -m bench.report FIGURES…` makes them from the files that `manage.py bench` wrote, one for each
size of the database, smallest first; `--write DOCUMENT` puts them between its marks.
"""

import argparse
import json
import sys
from pathlib import Path
from statistics import median

from bench.aims import AIMS, GROWTH, TAILS, WEB_PROCESS_MEGABYTES
from bench.day.report import days
from bench.machine import size_in_words
from bench.markdown import table, verdict

BEGIN, END = "<!-- bin/bench writes from here -->\n", "<!-- to here -->\n"
PAGE_HEADS = ("page", "median ms", "p95 ms", "p99 ms", "CPU ms", "KB", "queries", "× floor", "aim", "met")
CROWD_HEADS = ("at once", "requests", "a second", "median ms", "p95 ms", "p99 ms", "p99 ÷ median", "aim", "met")


def main(arguments):
    parser = argparse.ArgumentParser(prog="bench.report")
    parser.add_argument("figures", nargs="*", type=Path)
    parser.add_argument(
        "--people", nargs="*", default=[], type=Path, help="the files that `manage.py bench_people` wrote"
    )
    parser.add_argument("--write", type=Path, help="the document to put the tables into")
    given = parser.parse_args(arguments)
    sizes, people = ([json.loads(path.read_text()) for path in paths] for paths in (given.figures, given.people))
    text = report(sizes, people)
    print(text)
    if given.write:
        given.write.write_text(put(given.write.read_text(), text))


def report(sizes, people=()):
    """Everything told of one run; with several sizes of the database also how pages grew, and days of many people."""
    parts = [part for figures in sizes for part in (heading(figures), pages(figures), crowd(figures), ending(figures))]
    if len(sizes) > 1:
        parts.append(growth(sizes[0], sizes[-1]))
    if people:
        parts.append(days(people))
    return "\n\n".join(parts) + "\n"


def put(document, text):
    """The document with `text` between its marks."""
    before, _, rest = document.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise SystemExit(f"The document has no lines {BEGIN.strip()} and {END.strip()}")
    return f"{before}{BEGIN}\n{text}\n{END}{after}"


def heading(figures):
    on = figures["machine"]
    return (
        f"### {figures['sessions']:,} sessions\n\n"
        f"{on['day']}; {size_in_words(on)}, PostgreSQL {on['postgres']} with shared_buffers of "
        f"{on['shared_buffers']}; {figures['rounds']} rounds. "
        f"Other work took {on['busy']:.0f} % of the cores just before."
    )


def pages(figures):
    return table(PAGE_HEADS, [page_cells(page) for page in figures["pages"]])


def page_cells(page):
    aim = AIMS.get(page["kind"])
    return [
        page["name"],
        f"{page['median']:.1f}",
        f"{page['p95']:.1f}",
        f"{page['p99']:.1f}",
        f"{page['processor']:.1f}",
        f"{page['kilobytes']:.0f}",
        page["queries"],
        f"{page['ratio']:.1f}",
        *verdict(page["ratio"], aim),
    ]


def crowd(figures):
    head = f"{figures['visitors']} at once"
    return table([head, *CROWD_HEADS[1:]], [crowd_cells(each) for each in figures["crowd"]])


def crowd_cells(each):
    tail = each["p99"] / each["median"]
    times = [f"{each[name]:.1f}" for name in ("median", "p95", "p99")]
    counts = [each["requests"], f"{each['per_second']:.0f}"]
    return [each["name"], *counts, *times, f"{tail:.1f}", *verdict(tail, TAILS.get(each["name"]))]


def ending(figures):
    memory = figures["memory"]
    small = "yes" if memory["largest"] < WEB_PROCESS_MEGABYTES else "**no**"
    lost = figures["lost_or_doubled"]
    said = f"lost or doubled: {lost}" if lost else "none lost, none doubled"
    return (
        f"The floor took {middle(figures, 'floor'):.1f} ms, of these {middle(figures, 'floor_processor'):.1f} of the "
        f"processor. Largest web process: {memory['largest']:.0f} MB "
        f"(aim: under {WEB_PROCESS_MEGABYTES}, met: {small}); all of them together {memory['together']:.0f} MB. "
        f"Forms sent and counted in the database: {figures['done']}, {said}."
    )


def middle(figures, name):
    return median(page[name] for page in figures["pages"])


def growth(small, large):
    """Each page's time in the large database over its time in the small one, both in floors."""
    names = [f"{each['sessions']:,} sessions" for each in (small, large)]
    before = {page["name"]: page for page in small["pages"]}
    rows = [growth_cells(before[page["name"]], page) for page in large["pages"] if page["name"] in before]
    heads = ("page", *(f"{name}: ms" for name in names), "growth in floors", "aim", "met")
    return f"### From {names[0]} to {names[1]}\n\n" + table(heads, rows)


def growth_cells(small, large):
    grown = large["ratio"] / small["ratio"]
    return [
        large["name"], f"{small['median']:.1f}", f"{large['median']:.1f}", f"{grown:.2f}",
        f"≤ {GROWTH}", "yes" if round(grown, 1) <= GROWTH else "**no**",
    ]  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
