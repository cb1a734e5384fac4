"""What the commands share that measure a server."""

from pathlib import Path

from django.core.management.base import BaseCommand

HOST = "127.0.0.1"


class MeasuringCommand(BaseCommand):
    """A command that bin/bench calls beside a web server that it has started."""

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, required=True)
        parser.add_argument("--web-pid", type=int, required=True, help="the first process of the web server")
        parser.add_argument("--rounds", type=int, required=True)
        parser.add_argument("--figures", type=Path, required=True, help="the file for the figures")
