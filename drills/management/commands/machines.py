import signal
from pathlib import Path

from django.core.management.base import BaseCommand

from bench.markdown import heading, row
from drills.machines.install import install
from drills.machines.machine import make_network
from drills.machines.two import two
from local.commands import break_off

DRILLS = {"install": install, "two": two}
HEADS = ("tried", "promised", "seen")


class Command(BaseCommand):
    """Starts machines and prints a line for each thing that was promised; in a network of this process alone."""

    help = "Try the product on Debian machines of their own; bin/machines prepares what they have in common."

    def add_arguments(self, parser):
        parser.add_argument("base", type=Path, help="the layer of files that all machines have")
        parser.add_argument("names", nargs="*", metavar="name", choices=[[], *DRILLS], help="which; all without")

    def handle(self, *args, base, names, **options):
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, break_off)
        make_network()
        self.tell(*heading(HEADS, slice(0)))
        kept = [self.is_kept(line) for name in names or DRILLS for line in DRILLS[name](base.parent, base)]
        if not all(kept):
            raise SystemExit(1)

    def is_kept(self, line):
        self.tell(row([line.tried, line.promised, line.seen if line.kept else f"**not kept**: {line.seen}"]))
        return line.kept

    def tell(self, *lines):
        self.stdout.write("\n".join(lines))
        self.stdout.flush()
