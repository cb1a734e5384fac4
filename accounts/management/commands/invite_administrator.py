from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.actions.people import invite
from accounts.permissions import Role
from crispy_nhsuk.typed import line


class Command(BaseCommand):
    """Invites the first administrator of a new service; from then on they invite the others."""

    help = "Make an administrator's account and send its owner a link to set a password."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("name")

    def handle(self, *, email, name, **options):
        try:
            invite(by=None, email=line(email), name=line(name), role=Role.ADMINISTRATOR)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write("The invitation is sent.")
