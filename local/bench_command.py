"""bin/bench: the production set-up with data of its own, measured; nothing stays of it but the figures."""

import argparse
import shutil
from contextlib import contextmanager

from local import environment, install, postgres, processes
from local.console import Stop, step
from local.kept import Kept, free_port
from local.places import PYTHON, ROOT, data_dir, passable
from local.production import forget_addresses, production, web_command
from local.run_command import READY_SECONDS, manage, prepare_database, serving
from local.services import own_services
from local.waiting import wait_until

ROUNDS = 30
SESSIONS = 100_000
ALL_SIZES = [1_000, 100_000, 1_000_000]
# For the sweep of the reminders.
WORKERS, SUPPORTS = 5_000, 100_000
# Among whom the same person is looked for.
KNOWN = 1_000_000
# Different people, by eight processes at once; 1 is one of each role.
PEOPLE = [1, 8, 60, 500]
# Enough for 500 people, at 18 accounts a team.
TEAMS = 30
# For trying: few rounds, and nobody waits until 500 people have signed in.
QUICK_ROUNDS, QUICK_PEOPLE = 3, [1, 8, 60]
# Stands for the demo data among the sizes.
DEMO = 0


def main(arguments):
    wanted = wanted_run(arguments)
    forget_addresses()
    install.set_up(install.TEST_LOCKS)
    folder = passable(data_dir() / "bench")
    with services_of_the_run(folder) as addresses:
        port = free_port()
        environ = production("bench.settings", folder, addresses, port)
        if wanted.reminders:
            return swept(environ, folder)
        manage("Collect the static files", environ, "collectstatic", "--no-input", "--verbosity=0")
        if wanted.same:
            return looked_for(wanted.same, environ, folder, port, wanted.rounds)
        if wanted.pieces:
            return told(environ, folder, port, wanted.rounds)
        figures = [measured(size, environ, folder, port, wanted.rounds) for size in wanted.sessions]
        days = visited(wanted.people, environ, folder, port, wanted.rounds) if wanted.people else []
    words = [f"--write={ROOT / 'docs' / 'performance.md'}"] if wanted.write else []
    return processes.foreground([PYTHON, "-m", "bench.report", *figures, "--people", *days, *words], cwd=ROOT)


def wanted_run(arguments):
    parser = argparse.ArgumentParser(prog="bin/bench", description="Measure how long pages and submits take.")
    parser.add_argument("--rounds", type=number, help=f"requests of each page ({ROUNDS})")
    parser.add_argument("--people", type=numbers, metavar="N,…", help=f"how many in a day ({PEOPLE})")
    parser.add_argument(
        "--quick", action="store_true", help=f"{QUICK_ROUNDS} rounds, {QUICK_PEOPLE} people: for trying"
    )
    sizes = parser.add_mutually_exclusive_group()
    sizes.add_argument("--sessions", type=numbers, metavar="N,…", help=f"sizes of the database ({SESSIONS:,})")
    for name, those, what in (
        ("--all-sizes", ALL_SIZES, ", ".join(f"{size:,}" for size in ALL_SIZES)),
        ("--demo", [DEMO], "the demo data, without the days of many people"),
        ("--only-people", [], "only the days of many people"),
    ):
        sizes.add_argument(name, dest="sessions", action="store_const", const=those, help=what)
    parser.set_defaults(sessions=[SESSIONS])
    what = f"instead of pages: the sweep of the reminders over {SUPPORTS:,} supports"
    parser.add_argument("--reminders", action="store_true", help=what)
    what = f"instead of pages: finding the same person among so many ({KNOWN:,})"
    parser.add_argument("--same", type=number, nargs="?", const=KNOWN, metavar="N", help=what)
    parser.add_argument("--pieces", action="store_true", help="instead of pages: what each statement of a submit took")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    wanted = parser.parse_args(arguments)
    wanted.rounds = wanted.rounds or (QUICK_ROUNDS if wanted.quick else ROUNDS)
    wanted.people = [] if wanted.sessions == [DEMO] else wanted.people or (QUICK_PEOPLE if wanted.quick else PEOPLE)
    if wanted.write and not wanted.sessions:
        parser.error("--write replaces all tables, so it needs the pages as well as the people")
    return wanted


def numbers(words):
    return sorted(number(word) for word in words.split(","))


def number(word):
    if int(word) < 1:
        raise ValueError
    return int(word)


def visited(people, environ, folder, port, rounds):
    """The files with the figures of a day for each number of people, each with a web server that was just started."""
    renew_database(environ, folder)
    make_data(f"Make {TEAMS} teams", environ, f"--sessions={SESSIONS}", f"--teams={TEAMS}")
    with step("Settle the database"):
        postgres.settle(Kept(folder))
    return [
        measure("bench_people", folder.parent / f"bench-people-{each}.json", environ, folder, port,
            f"--rounds={rounds}", f"--people={each}")
        for each in people
    ]  # fmt: skip


def measured(size, environ, folder, port, rounds):
    """The file with the figures of a database of that size; it stays, so that no long run is for nothing."""
    renew_database(environ, folder)
    fill_database(size, environ)
    with step("Settle the database"):
        postgres.settle(Kept(folder))
    return measure("bench", folder.parent / f"bench-{size}.json", environ, folder, port, f"--rounds={rounds}")


def told(environ, folder, port, rounds):
    """Say what each statement of each submit took."""
    renew_database(environ, folder)
    fill_database(SESSIONS, environ)
    postgres.settle(Kept(folder))
    print(measure("bench_pieces", folder.parent / "bench-pieces.md", environ, folder, port, f"--rounds={rounds}"))


def looked_for(people, environ, folder, port, rounds):
    """Say how long it takes to find those who may be the same person, among so many."""
    renew_database(environ, folder)
    fill_database(ALL_SIZES[0], environ)
    manage(f"Make {people:,} people", environment.of_owner(environ), "make_people", str(people))
    postgres.settle(Kept(folder))
    told = measure("bench_same", folder.parent / "bench-same.md", environ, folder, port, f"--rounds={rounds}")
    print(told.read_text())


def measure(command, figures, environ, folder, port, *words):
    """Run the command beside a web server; gives the file that it writes its figures to."""
    with web(environ, folder, port) as server:
        told = [f"--port={port}", f"--web-pid={server.pid}", f"--figures={figures}", *words]
        manage(f"Measure ({' '.join(words)})", environ, command, *told)
    return figures


def renew_database(environ, folder):
    # A run that was killed left its rows.
    postgres.renew_database(Kept(folder))
    prepare_database(environ)


def fill_database(size, environ):
    if size == DEMO:
        manage("Make the demo data", environ, "demo")
    else:
        make_data(f"Make {size:,} sessions and what belongs to them", environ, f"--sessions={size}")


def make_data(what, environ, *words):
    manage(what, environment.of_owner(environ), "make_data", *words)


def swept(environ, folder):
    """Measure the sweep of the reminders, whose emails go to a mail server that the command itself runs."""
    renew_database(environ, folder)
    words = [f"--workers={WORKERS}", f"--supports={SUPPORTS}"]
    make_data(f"Make {SUPPORTS:,} supports by {WORKERS:,} workers", environ, *words)
    postgres.settle(Kept(folder))
    environ = environment.of_application(environ) | {"EMAIL_URL": f"smtp://127.0.0.1:{free_port()}"}
    return processes.foreground([PYTHON, ROOT / "manage.py", "bench_reminders"], cwd=ROOT, env=environ)


@contextmanager
def services_of_the_run(folder):
    """Services of our own; the folder goes with them, unless it belongs to another run."""
    ours = False
    try:
        with own_services(folder) as addresses:
            ours = True
            yield addresses
    finally:
        if ours:
            shutil.rmtree(folder)


@contextmanager
def web(environ, folder, port):
    """The web server while the block runs; yields its first process."""
    environ = environment.of_application(environ)
    with (folder / "web.log").open("ab") as log:
        server = processes.start(web_command(port), cwd=ROOT, env=environ, stdout=log, stderr=log)
    try:
        with step("Start the web server"):
            wait_until_serving(server, folder / "web.log", port)
        yield server
    finally:
        processes.stop(server)


def wait_until_serving(server, log, port):
    def ready():
        if server.poll() is not None:
            raise Stop("The web server ended at once. The end of its log:\n" + log.read_text()[-2000:])
        return serving(port)

    wait_until(ready, f"The web server was not ready within {READY_SECONDS} seconds.", READY_SECONDS)
