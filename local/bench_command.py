"""bin/bench: the production set-up with demo data of its own, measured; nothing of it stays."""

import argparse
import os
import shutil
from contextlib import contextmanager

from local import environment, install, postgres, processes
from local.console import Stop, step
from local.kept import Kept, free_port
from local.places import PYTHON, ROOT, data_dir
from local.run_command import manage, serving
from local.services import own_services

ROUNDS = 30


def main(arguments):
    rounds = wanted_rounds(arguments)
    # Demo data go into a database of our own only, whatever the shell says.
    for name in ("DATABASE_URL", "REDIS_URL", "EMAIL_URL"):
        os.environ.pop(name, None)
    install.set_up()
    folder = data_dir() / "bench"
    with services_of_the_run(folder) as addresses:
        port = free_port()
        environ = production(folder, addresses, port)
        prepare(environ)
        with web(environ, folder, port):
            words = ["bench", f"--port={port}", f"--rounds={rounds}"]
            return processes.foreground([PYTHON, ROOT / "manage.py", *words], env=environ)


def wanted_rounds(arguments):
    parser = argparse.ArgumentParser(prog="bin/bench", description="Measure how long pages take.")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"requests of each page ({ROUNDS})")
    rounds = parser.parse_args(arguments).rounds
    return rounds if rounds > 0 else parser.error("--rounds is a number from 1")


@contextmanager
def services_of_the_run(folder):
    """Services with an empty database; the folder goes with them, unless it belongs to another run."""
    folder.mkdir(exist_ok=True)
    folder.chmod(0o711)
    ours = False
    try:
        with own_services(folder) as addresses:
            ours = True
            # A run that was killed left its rows.
            postgres.renew_database(Kept(folder))
            yield addresses
    finally:
        if ours:
            shutil.rmtree(folder)


def production(folder, addresses, port):
    """As docs/operations.md sets it up, except that demo accounts may sign in without a second factor."""
    return environment.of_programs(folder, addresses) | {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "DEBUG": "0",
        "DEMO": "1",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": f"https://127.0.0.1:{port}",
        "STATIC_ROOT": str(folder / "static"),
        "DATA_DIR": str(folder),
    }


def prepare(environ):
    manage("Migrate the database", environ, "migrate", "--no-input", "--verbosity=0")
    manage("Make the cache table", environ, "createcachetable", "--verbosity=0")
    manage("Make the demo data", environ, "demo")
    manage("Collect the static files", environ, "collectstatic", "--no-input", "--verbosity=0")


@contextmanager
def web(environ, folder, port):
    """gunicorn with the product's own configuration while the block runs."""
    command = [PYTHON, "-m", "gunicorn", f"--bind=127.0.0.1:{port}", "peersupport.wsgi"]
    with (folder / "web.log").open("ab") as log:
        server = processes.start(command, cwd=ROOT, env=environ, stdout=log, stderr=log)
    try:
        with step("Start the web server"):
            wait_until_serving(server, folder / "web.log", port)
        yield
    finally:
        processes.stop(server)


def wait_until_serving(server, log, port):
    def ready():
        if server.poll() is not None:
            raise Stop("The web server ended at once. The end of its log:\n" + log.read_text()[-2000:])
        return serving(port)

    postgres.wait_until(ready, f"The web server was not ready within {postgres.START_SECONDS} seconds.")
