from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from groundwork.database_rights import grant


class Command(BaseCommand):
    """Gives the application's role its rights; run by the owner of the database after each `migrate`."""

    help = "Let a role do in PostgreSQL what the application needs, and nothing else."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", help="The role in the DATABASE_URL that web, worker and beat get.")

    def handle(self, *, role: str, **options: Any) -> None:
        try:
            grant(role)
        except ValueError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.write(f"{role} may now do what the application needs.")
