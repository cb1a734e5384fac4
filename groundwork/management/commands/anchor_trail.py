from argparse import ArgumentTypeError
from datetime import date
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.core.management.base import BaseCommand, CommandError, CommandParser

from groundwork.models import Seal
from groundwork.sealing import seal


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is not a day such as 2026-11-28") from None


class Command(BaseCommand):
    """Hands out the seal of the last day, to be kept where nobody who reaches the database can change it."""

    help = "Seal the days of the trail that have ended, and print or mail the seal of the last, for safe keeping."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--since", type=day, metavar="DAY", help="The seals of all days from this one on.")
        parser.add_argument("--mail", nargs="+", metavar="ADDRESS", help="Mail it there as well.")

    def handle(self, *, since: date | None, mail: list[str] | None, **options: Any) -> None:
        seal()
        seals = Seal.objects.filter(day__gte=since) if since else Seal.objects.order_by("-day")[:1]
        lines = [line(each) for each in seals]
        if not lines:
            raise CommandError("No day is sealed yet; the first is an hour after it has ended.")
        for each in lines:
            self.stdout.write(each)
        if mail:
            post(lines, mail)


def line(sealed: Seal) -> str:
    rows = sum(table["rows"] for table in sealed.contents.values())
    return f"{sealed} {rows} rows"


def post(lines: list[str], addresses: list[str]) -> None:
    """One mail for each address, so that nobody reads the others."""
    subject = f"{settings.SERVICE_NAME}: seal of {lines[-1][:10]}"
    text = "Keep this; `manage.py verify_trail --anchor` asks for it.\n\n" + "\n".join(lines) + "\n"
    try:
        for address in addresses:
            send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [address])
    except (OSError, SMTPException) as error:
        raise CommandError(f"The seal could not be mailed: {type(error).__name__}") from error
