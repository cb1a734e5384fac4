import time

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from bench.data.make import make
from bench.data.shape import Shape
from peersupport.demo.build import summary


class Command(BaseCommand):
    """Fill an empty database with a large service; the accounts of the demo sign in as before."""

    help = "Make large data for benchmarks, in an empty database."

    def add_arguments(self, parser):
        parser.add_argument("--sessions", type=int, required=True, help="how many sessions have been held, about")

    def handle(self, *args, sessions, **options):
        if sessions < 1:
            raise CommandError("--sessions is a number from 1.")
        if User.objects.exists():
            raise CommandError("There are accounts in this database. Large data go into an empty one.")
        since = time.monotonic()
        make(Shape.of(sessions), say=lambda words: self.say(words, since))
        self.stdout.write(f"{summary()}, in {time.monotonic() - since:.0f} seconds")

    def say(self, words, since):
        self.stdout.write(f"{time.monotonic() - since:6.1f} s  {words}")
