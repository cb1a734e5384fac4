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
        figures = [measured(size, environ, folder, port, wanted.rounds) for size in wanted.sessions]
    words = [f"--write={ROOT / 'docs' / 'performance.md'}"] if wanted.write else []
    return processes.foreground([PYTHON, "-m", "bench.report", *figures, *words], cwd=ROOT)


def wanted_run(arguments):
    parser = argparse.ArgumentParser(prog="bin/bench", description="Measure how long pages and submits take.")
    parser.add_argument("--rounds", type=number, default=ROUNDS, help=f"requests of each page ({ROUNDS})")
    sizes = parser.add_mutually_exclusive_group()
    sizes.add_argument("--sessions", type=numbers, metavar="N,…", help=f"sizes of the database ({SESSIONS:,})")
    for name, those, what in (
        ("--all-sizes", ALL_SIZES, ", ".join(f"{size:,}" for size in ALL_SIZES)),
        ("--demo", [DEMO], "the demo data"),
    ):
        sizes.add_argument(name, dest="sessions", action="store_const", const=those, help=what)
    parser.set_defaults(sessions=[SESSIONS])
    what = f"instead of pages: the sweep of the reminders over {SUPPORTS:,} supports"
    parser.add_argument("--reminders", action="store_true", help=what)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    return parser.parse_args(arguments)


def numbers(words):
    return sorted(number(word) for word in words.split(","))


def number(word):
    if int(word) < 1:
        raise ValueError
    return int(word)


def measured(size, environ, folder, port, rounds):
    """The file with the figures of a database of that size; it stays, so that no long run is for nothing."""
    renew_database(environ, folder)
    fill_database(size, environ)
    with step("Settle the database"):
        postgres.settle(Kept(folder))
    figures = folder.parent / f"bench-{size}.json"
    with web(environ, folder, port) as server:
        words = [f"--port={port}", f"--web-pid={server.pid}", f"--rounds={rounds}", f"--figures={figures}"]
        manage("Measure", environ, "bench", *words)
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
