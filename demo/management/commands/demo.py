from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from demo import build


class Command(BaseCommand):
    """Make, remake or remove the invented service that the product is tried out with."""

    help = "Make the demo data. Refuses where DEMO is off."

    def add_arguments(self, parser):
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--if-empty", action="store_true", help="Do nothing where there are accounts already.")
        choice.add_argument("--remake", action="store_true", help="Remove everything but the lists, and make it again.")
        choice.add_argument("--remove", action="store_true", help="Remove everything but the lists.")

    def handle(self, *args, if_empty, remake, remove, **options):
        if not settings.DEMO:
            raise CommandError("DEMO is off: this copy is not for trying out, so there are no demo data.")
        if User.objects.exists() and not remake and not remove:
            if if_empty:
                return
            raise CommandError("There are accounts already. Use --remake to remove everything and make it again.")
        if remake or remove:
            build.remove()
        if not remove:
            build.make()
            self.stdout.write(f"Made demo data: {build.summary()}.")
