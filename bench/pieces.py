"""What each statement of a submit costs: in PostgreSQL, and in Python before it was sent."""

import re
from statistics import median

from bench.markdown import table

HEADS = ("statement", "PostgreSQL, ms", "Python before it, ms")
# The verb and the table that it is about.
SAYS = re.compile(
    r"((?:RELEASE )?SAVEPOINT|INSERT INTO|UPDATE|DELETE FROM|SELECT)(?:(?<=SELECT).*?\bFROM)?(?: \"?(\w+)\"?)?", re.S
)
AFTER = "the commit, and what follows it"


def short(sql):
    """A few words for a statement, or for what comes after the last."""
    found = SAYS.match(sql)
    if not found:
        return sql[:60] or AFTER
    verb, name = found.groups()
    return verb if "SAVEPOINT" in verb or not name else f"{verb} {name}"


def pieces(answers):
    """Of answers to the same submit, each statement with its median milliseconds in PostgreSQL and in Python.

    Answers that sent other statements than most did are left out, such as the first, which writes the session.
    """
    shapes = [tuple(words for words, *_ in answer.pieces) for answer in answers]
    shape = max(set(shapes), key=shapes.count)
    alike = [answer.pieces for answer, its in zip(answers, shapes, strict=True) if its == shape]
    return [
        (words, median(took for _, took, _ in piece), median(worked for _, _, worked in piece))
        for words, piece in zip(shape, zip(*alike, strict=True), strict=True)
    ]


def in_words(name, found):
    """The table of one submit, in Markdown, with a line of totals."""
    rows = [(words, f"{took:.2f}", f"{worked:.2f}") for words, took, worked in found]
    total = ("together", *(f"{sum(each[part] for each in found):.2f}" for part in (1, 2)))
    return f"### {name}\n\n{table(HEADS, [*rows, total])}"
