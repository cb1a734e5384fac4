"""The table, in Markdown, that bin/bench prints and docs/performance.md keeps."""

HEADS = ("page", "median ms", "p95 ms", "KB", "queries", "× floor")


def report(timings):
    """One line for each page, then the floor."""
    floors = type(timings[0])(None, [floor for timing in timings for floor in timing.floors])
    floors.floors = floors.answers
    lines = [row(HEADS), row(["---", *["---:"] * (len(HEADS) - 1)])]
    lines += [row(cells(timing.page.name, timing)) for timing in timings]
    return "\n".join([*lines, row(cells("Floor", floors))])


def cells(name, timing):
    return [
        name,
        f"{timing.median:.1f}",
        f"{timing.p95:.1f}",
        f"{timing.kilobytes:.0f}",
        timing.queries,
        f"{timing.ratio:.1f}",
    ]


def row(values):
    return f"| {' | '.join(str(value) for value in values)} |"
