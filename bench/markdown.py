"""Tables in Markdown."""


def verdict(value, aim):
    """The aim and whether it is met; two dashes where there is none."""
    return [f"≤ {aim}", "yes" if round(value, 1) <= aim else "**no**"] if aim else ["–", "–"]


def table(heads, rows):
    return "\n".join([*heading(heads), *map(row, rows)])


def heading(heads, numbers=slice(1, None)):
    """The first two lines of a table; the columns in `numbers` stand to the right."""
    rule = ["---"] * len(heads)
    rule[numbers] = ["---:"] * len(rule[numbers])
    return [row(heads), row(rule)]


def row(values):
    return f"| {' | '.join(str(value) for value in values)} |"
