"""bin/drill --prove: break the product on purpose, in a copy, and see whether its drills notice."""

import argparse
import json
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import UTC, datetime

from bench.markdown import row
from drills.breakages import all_breakages
from drills.report import PROVEN, in_words
from local import install, postgres, processes
from local.commands import guarded
from local.console import Stop, say
from local.drill_command import clear, environ_of, folder_of_the_run
from local.places import ROOT, data_dir, passable

PAGE = ROOT / "docs" / "drills.md"
# Made from sources that are not broken here, and needed to start.
BUILT = (".venv", "node_modules", "static/build")
# An unbroken drill of few operations waits for nothing as long as this, unless the machine is busy.
PATIENCE_SECONDS, RUN_SECONDS = 90, 900


def main(arguments):
    options = asked(arguments)
    breakages = chosen(options.names)
    if options.list:
        say("\n".join(f"{each.name:<40} {each.drill:<20} {each.file}" for each in breakages))
        return 0
    with folder_of_the_run() as data, copy_of_the_checkout(data, options.patience) as copy:
        put("\n".join(PROVEN.beginning()))
        unproven = [each.name for each in breakages if not proves(copy, each, write=options.write)]
    say(f"Not proven: {', '.join(unproven)}" if unproven else f"All {len(breakages)} turned their drill red.")
    return 1 if unproven else 0


def asked(arguments):
    parser = argparse.ArgumentParser(prog="bin/drill --prove", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help="breakages, or drills for all of theirs; all without")
    parser.add_argument("--list", action="store_true", help="say which breakages there are")
    parser.add_argument("--write", action="store_true", help="put the lines into docs/drills.md")
    parser.add_argument("--patience", type=int, default=PATIENCE_SECONDS, help="the longest wait, in seconds")
    return parser.parse_args(arguments)


def chosen(names):
    """The breakages with these names, and of the drills with these names; all of them without any."""
    breakages = all_breakages()
    unknown = set(names) - set(breakages) - {each.drill for each in breakages.values()}
    if unknown:
        raise Stop(f"There is no breakage called {', '.join(sorted(unknown))}. bin/drill --prove --list names all.")
    return [each for each in breakages.values() if not names or {each.name, each.drill} & set(names)]


@contextmanager
def copy_of_the_checkout(data, patience):
    """The files of this checkout in a folder of their own while the block runs; `data` is for what drills start."""
    folder = passable(data_dir() / "prove")
    copy = folder / "checkout"
    shutil.rmtree(copy, ignore_errors=True)
    try:
        for name in tracked():
            target = copy / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target)
        for name in BUILT:
            (copy / name).symlink_to(ROOT / name)
        yield Copy(copy, data, patience)
    finally:
        shutil.rmtree(folder)


def migrated_database():
    """A file that keeps the migrated database from one run to the next, until a migration changes."""
    state = install.digest(ROOT / "requirements.txt", *sorted(ROOT.glob("*/migrations/*.py")))
    return data_dir() / f"migrated-{state[:16]}.dump"


def tracked():
    """The files that belong to the checkout, new ones too."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        raise Stop("The files to copy are those that git knows, and this is no checkout of git.")
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


class Copy:
    """A copy of the checkout, in which drills are run and files broken.

    One PostgreSQL with one migrated database serves all of them, each drill with a copy of it.
    """

    def __init__(self, folder, data, patience):
        self.folder, self.data, self.patience = folder, data, patience
        self.log, self.broken = folder.parent / "drill.log", folder.parent / "broken.json"
        self.migrated, self.green = migrated_database(), set()

    def must_be_green(self, drill, operations):
        """Stop where the drill does not keep its promises before anything was broken; tried once."""
        if (drill, operations) in self.green:
            return
        say(f"          {drill} with {operations} operations, nothing broken")
        if found := self.run(drill, operations):
            raise Stop(f"{drill} is red before anything was broken: {in_short(found)}\n{self.last_words()}")
        self.green.add((drill, operations))

    def run(self, drill, operations):
        """Run one drill here: the promises that it saw broken, as pairs of a word and a sentence."""
        self.broken.unlink(missing_ok=True)
        options = ["--short", "--until-broken", f"--patience={self.patience}", f"--operations={operations}"]
        options += [f"--broken={self.broken}", f"--migrated={self.migrated}"]
        command = [self.folder / ".venv" / "bin" / "python", self.folder / "manage.py", "drill", drill, *options]
        postgres.repair(self.data / "postgres" / "data")
        environ = environ_of(self.data) | {"PYTHONPATH": str(self.folder)}
        with self.log.open("w") as log:
            process = processes.start(command, cwd=self.folder, env=environ, stdout=log, stderr=log)
            try:
                process.wait(RUN_SECONDS)
            except subprocess.TimeoutExpired:
                return [("crash", f"it did not end within {RUN_SECONDS} seconds")]
            finally:
                processes.stop(process, seconds=60)
        return json.loads(self.broken.read_text())[drill] if self.broken.exists() else [("crash", self.last_words(1))]

    @contextmanager
    def broken_by(self, breakage):
        """One file is broken while the block runs."""
        path = self.folder / breakage.file
        whole = path.read_text()
        path.write_text(breakage.broken(whole))
        if breakage.anew:
            clear(self.data)
        try:
            yield
        finally:
            path.write_text(whole)
            if breakage.anew:
                clear(self.data)

    def last_words(self, lines=25):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])


def proves(copy, breakage, *, write):
    """Whether the drill of this breakage turns red in a way that it should; prints its line."""
    copy.must_be_green(breakage.drill, breakage.operations)
    say(f"          {breakage.drill}, broken: {breakage.name}")
    since = time.monotonic()
    with copy.broken_by(breakage):
        found = copy.run(breakage.drill, breakage.operations)
    proven = bool({what for what, _sentence in found} & set(breakage.shows))
    words = in_short(found) if proven else f"**not proven**: {in_short(found) or 'it stayed green'}"
    today = in_words(datetime.now(UTC))
    line = row([breakage.name, breakage.file, breakage.drill, words, f"{time.monotonic() - since:.0f}", today])
    put(line)
    if not proven:
        say(copy.last_words())
    if write:
        PAGE.write_text(PROVEN.renewed(PAGE.read_text(), {breakage.name: [line]}))
    return proven


def put(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def in_short(found):
    return "; ".join(sentence.replace("|", "/") for _what, sentence in found)


if __name__ == "__main__":
    sys.exit(guarded(lambda: main(sys.argv[1:])))
