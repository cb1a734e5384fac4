"""bin/run: everything on one machine, until Ctrl-C."""

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import ExitStack, contextmanager

from local import environment, install, processes
from local.console import Stop, say, step
from local.kept import is_free
from local.places import PYTHON, ROOT, data_dir
from local.services import own_services
from local.waiting import wait_until

READY_SECONDS = 60
ACCOUNTS = {
    "coordinator": "care coordinator, Northside; refers often",
    "coordinator2": "care coordinator, Northside; has never referred",
    "coordinator3": "care coordinator, Southside",
    "worker": "peer support worker, Northside; established",
    "worker2": "peer support worker, Northside; in induction",
    "worker3": "peer support worker, Southside",
    "lead": "team lead and supervisor, Northside",
    "lead2": "team lead and supervisor, Southside",
    "supervisor": "supervisor of two workers, Northside",
    "manager": "service manager of both",
    "pathway": "pathway lead of both: follows up who wants to become a peer worker",
    "admin": "administrator",
}
DEMO_COMMAND = ROOT / "demo" / "management" / "commands" / "demo.py"


def main(_arguments):
    os.chdir(ROOT)
    port = wanted_port()
    install.set_up()
    folder = data_dir()
    with own_services(folder) as addresses:
        environ = environment.of_programs(folder, addresses)
        prepare(environ)
        with programs(environment.of_application(environ), folder, port) as started:
            try:
                wait_until_serving(started, port)
                welcome(environ, port)
                return wait_for_an_end(started)
            except KeyboardInterrupt:
                # From here on nothing may interrupt the stopping.
                signal.signal(signal.SIGINT, signal.SIG_IGN)
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                say("\nStopping.")
                return 0


def wanted_port():
    try:
        port = environment.port()
    except ValueError:
        port = 0
    if not 0 < port < 65536:
        raise Stop(f"PORT is {os.environ['PORT']!r}; it must be a number from 1 to 65535.")
    if not is_free(port):
        raise Stop(f"Port {port} is taken by another program. Stop that one, or choose another port: PORT=8001 bin/run")
    return port


def prepare(environ):
    prepare_database(environ)
    if environment.demo(environ) and DEMO_COMMAND.exists():
        manage("Make the demo data where there are none", environ, "demo", "--if-empty")


def prepare_database(environ):
    owner = environment.of_owner(environ)
    manage("Bring the database up to date", owner, "migrate", "--no-input", "--verbosity=0")
    manage("Make the cache table", owner, "createcachetable", "--verbosity=0")
    give_rights(environ)


def give_rights(environ):
    """Let the application use the tables, where it is not their owner."""
    if role := environment.role_of_application(environ):
        owner = environment.of_owner(environ)
        manage("Give the application its rights in the database", owner, "grant_rights", role, "--verbosity=0")


def manage(what, environ, *arguments):
    with step(what):
        processes.call(
            [PYTHON, ROOT / "manage.py", *arguments], failure=f"manage.py {arguments[0]} failed.", env=environ
        )


@contextmanager
def programs(environ, folder, port):
    """Web, worker and beat while the block runs, each line they print under their name."""
    celery = [PYTHON, "-W", "ignore:You're running the worker", "-m", "celery", "--quiet", "-A", "peersupport"]
    commands = {
        "web": [PYTHON, "-m", "gunicorn", f"--bind=127.0.0.1:{port}", "--workers=1", "--threads=8", "peersupport.wsgi"],
        "worker": [*celery, "worker", "--concurrency=1", "--loglevel=info", "--without-gossip", "--without-mingle"],
        "beat": [*celery, "beat", "--loglevel=info", "--pidfile=", f"--schedule={folder / 'celerybeat-schedule'}"],
    }
    started = {}
    with ExitStack() as stack:
        stack.callback(lambda: stop_together(started.values()))
        for name, command in commands.items():
            started[name] = processes.start(
                command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
            )
            processes.relay(started[name], name)
        yield started


def stop_together(started):
    for process in started:
        process.terminate()
    for process in started:
        processes.stop(process)


def wait_until_serving(started, port):
    def ready():
        check_alive(started)
        return serving(port)

    with step("Start web, worker and beat"):
        wait_until(ready, "The web server does not answer; its lines above may say why.", READY_SECONDS)


def serving(port):
    try:
        return bool(urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz/", timeout=5))
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def check_alive(started):
    for name, process in started.items():
        if process.poll() is not None:
            raise Stop(f"{name} ended with status {process.returncode}; its lines above may say why.")


def welcome(environ, port):
    say(f"\nPeer support runs at http://localhost:{port}")
    if environment.demo(environ):
        say("Demo accounts, all with the password demo-peer-support-1:")
        for name, role in ACCOUNTS.items():
            say(f"  {name + '@example.org':<26} {role}")
    say("Ctrl-C stops everything.\n")


def wait_for_an_end(started):
    while True:
        check_alive(started)
        time.sleep(0.5)
