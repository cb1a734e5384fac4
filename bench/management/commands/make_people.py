from django.core.management.base import BaseCommand

from bench.data.people import make_people


class Command(BaseCommand):
    """Add many people whom the service knows."""

    help = "Make people for bin/bench --same, as the owner of the database."

    def add_arguments(self, parser):
        parser.add_argument("number", type=int)

    def handle(self, *args, number, **options):
        make_people(number)
