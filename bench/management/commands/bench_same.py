from bench.command import HOST, MeasuringCommand
from bench.same import in_words, measure
from bench.visitor import Visitor
from demo.service import SIGN_IN_WITH
from referrals.models import Person


class Command(MeasuringCommand):
    """Look for those who may be the same as somebody, beside the floor of a server that bin/bench has started."""

    help = "Measure how long it takes to find the same person; bin/bench --same starts what this needs."

    def handle(self, *args, port, rounds, figures, **options):
        visitor = Visitor(HOST, port).sign_in("lead@example.org", SIGN_IN_WITH)
        figures.write_text(in_words(Person.objects.count(), *measure(visitor, rounds)))
