import time

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from bench.data.make import make
from bench.data.shape import Shape
from demo.build import summary


class Command(BaseCommand):
    """Fill an empty database with a large service; the accounts of the demo sign in as before."""

    help = "Make large data for benchmarks, in an empty database."

    def add_arguments(self, parser):
        size = parser.add_mutually_exclusive_group(required=True)
        size.add_argument("--sessions", type=int, help="how many sessions have been held, about")
        size.add_argument("--workers", type=int, help="how many workers are employed; with --supports")
        parser.add_argument("--teams", type=int, default=1, help="how many teams there are at least; with --sessions")
        parser.add_argument("--supports", type=int, default=0, help="how many supports there have been, about")

    def handle(self, *args, sessions, teams, workers, supports, **options):
        if User.objects.exists():
            raise CommandError("There are accounts in this database. Large data go into an empty one.")
        since = time.monotonic()
        shape = Shape.of(sessions, teams) if sessions else Shape.of_workers(workers, supports)
        make(shape, say=lambda words: self.say(words, since))
        self.stdout.write(f"{summary()}, in {time.monotonic() - since:.0f} seconds")

    def say(self, words, since):
        self.stdout.write(f"{time.monotonic() - since:6.1f} s  {words}")
