import json

from django.core.management.base import CommandError

from bench.command import HOST, MeasuringCommand
from bench.committed import ROWS, counted, lost_or_doubled
from bench.crowd import SIZE
from bench.day.people import people
from bench.day.town import Town
from bench.machine import machine
from bench.memory import WebMemory
from support.models import Session

# Requests by each process for each round; of those before them, that fill caches, a tenth.
REQUESTS = 16


class Command(MeasuringCommand):
    """Sign in as so many people to a server that bin/bench has started, go through a day, and keep the figures."""

    help = "Measure a day of many people; bin/bench starts what this needs."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--people", type=int, required=True, help="how many; 1 is one of each role")

    def handle(self, *args, port, web_pid, rounds, people, figures, **options):
        found = visit(port, WebMemory(web_pid), rounds, people)
        figures.write_text(json.dumps(found))
        if found["lost_or_doubled"]:
            raise CommandError(f"Lost or doubled: {found['lost_or_doubled']}")


def visit(port, memory, rounds, number):
    """The figures of one day."""
    before, on, requests = counted(), machine(), REQUESTS * rounds
    with Town(HOST, port, people(number), SIZE) as town:
        # Not counted, as those of one visitor: whoever has a turn in it has been there before.
        town.visit(max(requests // 10, 1), memory)
        figures = town.visit(requests, memory)
        done = town.done()
    return figures | {
        "people": number,
        "machine": on,
        "sessions": Session.objects.count(),
        "largest": memory.figures()["largest"],
        "done": sum(done[name] for name in ROWS),
        "lost_or_doubled": lost_or_doubled(before, counted(), done),
    }
