import json

from django.core.management.base import CommandError

from bench.aims import TAILS
from bench.command import HOST, MeasuringCommand
from bench.committed import ROWS, counted, lost_or_doubled
from bench.crowd import SIZE, Crowd
from bench.machine import machine
from bench.measure import measure
from bench.memory import WebMemory
from bench.pages import pages
from bench.stock import stock
from bench.submits import submits
from bench.visitors import Visitors
from support.models import Session

# Rounds of one visitor for each round of several at once.
SHARE = 5


class Command(MeasuringCommand):
    """Sign in as each role to a server that bin/bench has started, measure, and keep the figures in a file."""

    help = "Measure how long pages take; bin/bench starts what this needs."

    def handle(self, *args, port, web_pid, rounds, figures, **options):
        found = run(port, WebMemory(web_pid), rounds)
        figures.write_text(json.dumps(found))
        if found["lost_or_doubled"]:
            raise CommandError(f"Lost or doubled: {found['lost_or_doubled']}")


def run(port, memory, rounds):
    """All figures of one database: reading before submitting, which adds rows."""
    kept, before = stock(), counted()
    visitors = Visitors(HOST, port, kept.share(SIZE, SIZE + 1))
    figures = {"machine": machine(), "sessions": Session.objects.count(), "rounds": rounds, "visitors": SIZE}
    figures |= {"pages": [], "crowd": []}
    with Crowd(HOST, port, kept) as crowd:
        for them in (pages(visitors), submits()):
            timings = measure(them, visitors, rounds, after_round=memory.look)
            figures["pages"] += [timing.figures() for timing in timings]
            for kind, of_kind in by_kind(them).items():
                figures["crowd"].append(crowd.measure(kind, of_kind, max(rounds // SHARE, 1)))
                memory.look()
            figures["crowd"] += [crowd.measure(page.name, [page], rounds) for page in them if page.name in TAILS]
        done = visitors.done() + crowd.done()
    return figures | {
        "memory": memory.figures(),
        "done": sum(done[name] for name in ROWS),
        "lost_or_doubled": lost_or_doubled(before, counted(), done),
    }


def by_kind(pages):
    """The pages of each kind, in the order of the first of each."""
    kinds = dict.fromkeys(page.kind for page in pages)
    return {kind: [page for page in pages if page.kind == kind] for kind in kinds}
