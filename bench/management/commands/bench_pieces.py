from bench.command import HOST, MeasuringCommand
from bench.measure import measure
from bench.pieces import in_words, pieces
from bench.stock import stock
from bench.submits import submits
from bench.visitors import Visitors


class Command(MeasuringCommand):
    """Send each form to a server that bin/bench has started, and tell what each of its statements took."""

    help = "Measure what submits are made of; bin/bench --pieces starts what this needs."

    def handle(self, *args, port, rounds, figures, **options):
        timings = measure(submits(), Visitors(HOST, port, stock(), tells_pieces=True), rounds)
        words = "\n\n".join(in_words(timing.page.name, pieces(timing.answers)) for timing in timings)
        figures.write_text(words + "\n")
        self.stdout.write(words)
