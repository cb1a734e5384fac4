import sys
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from groundwork.comparing import requests_of, unlike
from groundwork.management.commands.anchor_trail import day


class Command(BaseCommand):
    """Lists what the trail has of a day and the log of requests has not; ends with status 1 where there is any."""

    help = "Compare a day of the trail with the log of requests, read from the standard input."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("day", type=day, help="The day in London, such as 2026-11-28.")

    def handle(self, *, day: date, **options: Any) -> None:
        found = list(unlike(day, requests_of(sys.stdin)))
        if found:
            raise CommandError("\n".join([f"Not in the log, {len(found)} rows:", *found]))
        self.stdout.write(f"Everything that the trail has of {day} is in the log.")
