"""What the days of many people cost, in Markdown."""

from bench.aims import KEPT, TAILS, WEB_PROCESS_MEGABYTES
from bench.machine import size_in_words
from bench.markdown import table, verdict

HEADS = ("people", "requests", "a second", "CPU ms per request", "largest web process, MB")
KIND_HEADS = ("people", "kind", "requests", "median ms", "p95 ms", "p99 ms", "p99 ÷ median", "aim", "met", "CPU ms")
FEW, MANY = 8, 500


def days(people):
    """All days of a run, and how throughput keeps up where 8 and 500 people were there."""
    on = people[0]["machine"]
    largest = max(day["largest"] for day in people)
    parts = [
        f"### Days of many people, {people[0]['sessions']:,} sessions",
        f"{on['day']}; {size_in_words(on)}; eight requests at once. "
        f"Other work took {' and '.join(busy(day) for day in people)} of the cores just before each.",
        table(HEADS, [cells(day) for day in people]),
        f"Largest web process: {largest:.0f} MB (aim: under {WEB_PROCESS_MEGABYTES}, met: "
        f"{'yes' if largest < WEB_PROCESS_MEGABYTES else '**no**'}). {kept(people)}{counted(people)}",
        table(KIND_HEADS, [kind_cells(day, kind) for day in people for kind in day["kinds"]]),
    ]
    return "\n\n".join(parts)


def busy(day):
    return f"{day['machine']['busy']:.0f} %"


def cells(day):
    return [
        f"{day['people']:,}", day["requests"], f"{day['per_second']:.1f}", f"{day['processor']:.1f}",
        f"{day['largest']:.0f}",
    ]  # fmt: skip


def kind_cells(day, kind):
    tail = kind["p99"] / kind["median"]
    times = [f"{kind[name]:.1f}" for name in ("median", "p95", "p99")]
    return [
        f"{day['people']:,}",
        kind["name"],
        kind["requests"],
        *times,
        f"{tail:.1f}",
        *verdict(tail, TAILS.get(kind["name"])),
        f"{kind['processor']:.1f}",
    ]


def kept(people):
    """How many requests a second are left for many people, of those that few people get."""
    per_second = {day["people"]: day["per_second"] for day in people}
    if not {FEW, MANY} <= per_second.keys():
        return ""
    ratio = per_second[MANY] / per_second[FEW]
    met = "yes" if round(ratio, 2) >= KEPT else "**no**"
    return f"Requests a second of {MANY} people over those of {FEW}: {ratio:.2f} (aim: ≥ {KEPT}, met: {met}). "


def counted(people):
    lost = [day["lost_or_doubled"] for day in people if day["lost_or_doubled"]]
    said = f"lost or doubled: {lost}" if lost else "none lost, none doubled"
    return f"Forms sent and counted in the database: {sum(day['done'] for day in people)}, {said}."
