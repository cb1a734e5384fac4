from pathlib import Path

from django.core.management.base import BaseCommand

from bench.measure import measure
from bench.pieces import in_words, pieces
from bench.stock import stock
from bench.submits import submits
from bench.visitors import Visitors

HOST = "127.0.0.1"


class Command(BaseCommand):
    """Send each form to a server that bin/bench has started, and tell what each of its statements took."""

    help = "Measure what submits are made of; bin/bench --pieces starts what this needs."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, required=True)
        parser.add_argument("--web-pid", type=int, help="not used")
        parser.add_argument("--rounds", type=int, required=True)
        parser.add_argument("--figures", type=Path, required=True, help="the file for the tables")

    def handle(self, *args, port, rounds, figures, **options):
        timings = measure(submits(), Visitors(HOST, port, stock(), tells_pieces=True), rounds)
        words = "\n\n".join(in_words(timing.page.name, pieces(timing.answers)) for timing in timings)
        figures.write_text(words + "\n")
        self.stdout.write(words)
