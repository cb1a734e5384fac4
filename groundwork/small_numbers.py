"""Figures about few people, as NHS England publishes them: nobody can be picked out of them."""

SMALLEST = 5
HIDDEN = "*"


def shown(count: int) -> str:
    """A count as any page may show it: none as 0, fewer than 5 as *, all others to the nearest 5."""
    if count == 0:
        return "0"
    return HIDDEN if count < SMALLEST else str(nearest(count))


def shown_rate(numerator: int, denominator: int) -> str:
    """How many of how many in whole per cent; * where either of them is under 5, a numerator of none as well."""
    if min(numerator, denominator) < SMALLEST:
        return HIDDEN
    return f"{round(100 * numerator / denominator)}%"


def nearest(count: int) -> int:
    """The nearest number that 5 divides."""
    return SMALLEST * ((2 * count + SMALLEST) // (2 * SMALLEST))
