"""The drills there are, and what each of them found."""

import importlib
from dataclasses import dataclass

TOPICS = (
    "backup",
    "beat",
    "broker",
    "celery",
    "clock",
    "connections",
    "crowding",
    "disk",
    "forgery",
    "full",
    "halfway",
    "mail",
    "one_of_many",
    "postgres",
    "private_keys",
    "races",
    "stopping",
    "trail",
    "web",
)
DRILLS = {}


@dataclass
class Result:
    """What one fault did. `operations` were tried, `acknowledged` answered as done; none of these may be lost or
    doubled. `recovered` are the seconds from the end of the fault to the next success."""

    fault: str
    operations: int
    acknowledged: int
    lost: int
    doubled: int
    recovered: float | None = None
    remark: str = ""
    # Answers that nobody should have been given, such as an error page without help.
    unclear: int = 0

    @property
    def broken(self):
        """How the promise was broken: the counts that should be 0, by name, and whether nothing was done at all."""
        counts = {"lost": self.lost, "doubled": self.doubled, "unclear": self.unclear}
        counts["nothing done"] = int(self.acknowledged == 0)
        return {what: count for what, count in counts.items() if count}

    @property
    def kept(self):
        """Whether the promise was kept: something done, nothing lost or doubled, everybody told what happened."""
        return not self.broken


def drill(name):
    """Register a function of a Stage under a name for the command line: it returns a Result or some, or yields them."""

    def register(work):
        DRILLS[name] = work
        return work

    return register


def all_drills():
    """Every drill by name; the first line of its docstring says what it does."""
    for topic in TOPICS:
        importlib.import_module(f"drills.{topic}")
    return DRILLS


def results(stage, name, *, until_broken=False):
    """Run one drill on a stage made new, perhaps no further than until it finds a promise broken."""
    stage.renew()
    found, got = [], DRILLS[name](stage)
    for result in [got] if isinstance(got, Result) else got:
        found.append(result)
        if until_broken and not result.kept:
            break
    return found
