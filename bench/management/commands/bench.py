from django.core.management.base import BaseCommand

from bench.measure import measure
from bench.pages import ROLES, pages
from bench.report import report
from bench.visitor import Visitor
from peersupport.demo.service import SIGN_IN_WITH


class Command(BaseCommand):
    """Sign in as each role to a server that bin/bench has started, measure, and print the table."""

    help = "Measure how long pages take; bin/bench starts what this needs."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, required=True)
        parser.add_argument("--rounds", type=int, required=True)

    def handle(self, *args, port, rounds, **options):
        visitors = {role: Visitor("127.0.0.1", port).sign_in(f"{role}@example.org", SIGN_IN_WITH) for role in ROLES}
        self.stdout.write(report(measure(pages(), visitors, rounds)))
