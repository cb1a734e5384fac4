"""PostgreSQL and Valkey for one data folder: started by the first command that needs them."""

import fcntl
import os
from contextlib import ExitStack, contextmanager

from local import postgres, valkey
from local.console import Stop, say
from local.kept import Kept
from local.waiting import answers, wait_until

LOCK = "services.lock"
DATABASE, BROKER = ["DATABASE_URL", "DATABASE_OWNER_URL"], ["REDIS_URL"]


@contextmanager
def own_services(data_dir, *, durable=True):
    """Services of our own while the block runs; yields their addresses, named as in the environment."""
    with locked(data_dir) as lock:
        if not lock:
            raise Stop(
                f"Another command is already running with the data folder {data_dir}\n"
                "Stop it first, or set DATA_DIR (and PORT) to run a second copy beside it."
            )
        with started(data_dir, durable=durable) as addresses:
            yield addresses


@contextmanager
def shared_services(data_dir):
    """Services that another command of this folder runs, or else our own while the block runs."""
    with ExitStack() as stack:
        if given() is not None:
            yield given()
            return
        users = stack.enter_context((data_dir / "users.lock").open("a"))
        if stack.enter_context(locked(data_dir)):
            addresses = stack.enter_context(started(data_dir))
            stack.callback(fcntl.flock, users, fcntl.LOCK_EX)
            yield addresses
        else:
            fcntl.flock(users, fcntl.LOCK_SH)
            yield addresses_of_running(data_dir)


def given():
    """The addresses of both, where the environment names both."""
    database, broker = named(DATABASE), named(BROKER)
    return database | broker if database and broker else None


def named(names):
    """What the environment says of a service; nothing where it does not say the first."""
    found = {name: os.environ[name] for name in names if os.environ.get(name)}
    return found if names[0] in found else {}


@contextmanager
def locked(data_dir):
    """True where nobody else runs services in this folder; nobody will while the block runs."""
    with (data_dir / LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


@contextmanager
def started(data_dir, *, durable=True):
    kept, addresses = Kept(data_dir), {}
    with ExitStack() as stack:
        for names, service in (
            (DATABASE, lambda: postgres.running(data_dir, kept, durable=durable)),
            (BROKER, lambda: valkey.running(data_dir, kept)),
        ):
            if named(names):
                say(f"          Use the {names[0]} of the environment")
            addresses |= named(names) or stack.enter_context(service())
        yield addresses


def addresses_of_running(data_dir):
    def ports():
        kept = Kept(data_dir)
        return kept.known("postgres_port"), kept.known("valkey_port")

    wait_until(
        lambda: all(port and answers(port) for port in ports()),
        "Another command of this folder has begun to start PostgreSQL and Valkey, but they do not answer.",
    )
    kept, (database, broker) = Kept(data_dir), ports()
    return postgres.urls(kept, database) | valkey.urls(kept, broker)
