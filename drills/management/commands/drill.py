import json
import signal
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from drills.report import DRILLS, lines
from drills.stage import Stage
from drills.table import all_drills, results
from drills.waiting import NotKept, Patience
from local.commands import break_off
from local.console import Stop

PAGE = settings.BASE_DIR / "docs" / "drills.md"


class Command(BaseCommand):
    """Break the services of the environment that bin/drill prepared, and print what that did."""

    help = "Break the production set-up and count what it lost or doubled; bin/drill starts what this needs."

    def add_arguments(self, parser):
        parser.add_argument("names", nargs="*", metavar="name", help="which drills; all of them without")
        parser.add_argument("--list", action="store_true", help="say which drills there are")
        parser.add_argument("--operations", type=int, default=1000, help="how many each fault should meet (1000)")
        parser.add_argument("--short", action="store_true", help="do not wait for long faults as long as they may take")
        parser.add_argument("--until-broken", action="store_true", help="end a drill where it finds a promise broken")
        parser.add_argument("--patience", type=int, help="the longest wait for anything, in seconds")
        parser.add_argument("--migrated", type=Path, help="a file that keeps the migrated database for the next run")
        parser.add_argument("--write", action="store_true", help="put the lines into docs/drills.md")
        parser.add_argument("--broken", type=Path, help="a file for the promises that each drill saw broken, as JSON")

    def handle(self, *args, names, **options):
        drills = all_drills()
        if options["list"]:
            return self.stdout.write("\n".join(f"{name:<20} {says(work)}" for name, work in drills.items()))
        unknown = set(names) - set(drills)
        if unknown:
            raise CommandError(f"There is no drill called {', '.join(sorted(unknown))}. bin/drill --list names all.")
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, break_off)
        Patience.seconds = options["patience"]
        broken = self.run(names or list(drills), options)
        if options["broken"]:
            options["broken"].write_text(json.dumps(broken))
        if any(broken.values()):
            raise SystemExit(1)

    def run(self, names, options):
        """Run these drills; how promises were broken, as pairs of a word and a sentence, by drill."""
        self.stdout.write("\n".join(DRILLS.beginning()))
        with Stage(options["operations"], full=not options["short"], migrated=options["migrated"]) as stage:
            return {name: self.try_out(stage, name, options) for name in names}

    def try_out(self, stage, name, options):
        try:
            got = results(stage, name, until_broken=options["until_broken"])
        except Stop as failure:
            self.stdout.write(f"{name} failed: {failure}\n{stage.last_words()}")
            return [("not kept" if isinstance(failure, NotKept) else "crash", str(failure))]
        found = lines(name, got, timezone.localdate(stage.clock.real_now()))
        self.stdout.write("\n".join(found))
        self.stdout.flush()
        if options["write"]:
            PAGE.write_text(DRILLS.renewed(PAGE.read_text(), {name: found}))
        return [(what, f"{count} {what}: {result.fault}") for result in got for what, count in result.broken.items()]


def says(work):
    return work.__doc__.splitlines()[0]
