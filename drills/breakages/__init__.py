"""The product broken on purpose: each way stands here with the drill that must notice it.

`bin/drill --prove` applies each to a copy of the checkout and runs its drill there.
"""

import importlib
from dataclasses import dataclass

TOPICS = ("backup", "mail", "trail", "reminders", "requests", "private")
# How a drill turns red: by what it counted, by something promised that did not happen, or by ending in an error.
SHOWS = ("lost", "doubled", "unclear", "nothing done", "not kept", "crash")


@dataclass(frozen=True)
class Breakage:
    """One way to break the product, and what notices it.

    In a copy of the checkout `before`, which stands in `file` exactly once, becomes `after`; then `drill`,
    with so many `operations`, must turn red in one of the ways named in `shows`. `anew`: the database has to be made
    by the broken copy.
    """

    name: str
    drill: str
    file: str
    before: str
    after: str
    shows: tuple[str, ...]
    operations: int = 40
    anew: bool = False

    def broken(self, text):
        """The text of the file as this breakage leaves it; ValueError where `before` is not in it exactly once."""
        if text.count(self.before) != 1:
            raise ValueError(f"{self.name}: {self.file} has {text.count(self.before)} places to break, not one.")
        return text.replace(self.before, self.after)


def listed():
    """Every breakage, in the order of their lists."""
    modules = [importlib.import_module(f"drills.breakages.{topic}") for topic in TOPICS]
    return [breakage for module in modules for breakage in module.BREAKAGES]


def all_breakages():
    """Every breakage by name."""
    return {breakage.name: breakage for breakage in listed()}
