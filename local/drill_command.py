"""bin/drill: break the production set-up in every way we know, and count what it lost; nothing of it stays."""

import shutil
from contextlib import contextmanager

from local import install, postgres, processes, valkey
from local.console import Stop
from local.kept import Kept
from local.places import PYTHON, ROOT, data_dir, passable
from local.production import forget_addresses, production
from local.services import LOCK, locked


def main(arguments):
    """`arguments` go on to `manage.py drill`, which starts and breaks the processes itself, or to `drills.prove`."""
    forget_addresses()
    install.set_up(install.TEST_LOCKS)
    if "--prove" in arguments:
        rest = [word for word in arguments if word != "--prove"]
        return processes.foreground([PYTHON, "-m", "drills.prove", *rest], cwd=ROOT)
    with folder_of_the_run() as folder:
        return processes.foreground([PYTHON, ROOT / "manage.py", "drill", *arguments], env=environ_of(folder))


@contextmanager
def folder_of_the_run():
    """A data folder that goes with the run."""
    folder = passable(data_dir() / "drill")
    with locked(folder) as ours:
        if not ours:
            raise Stop(f"Another bin/drill is running with the data folder {folder}")
        # A run that was killed left its servers' data.
        clear(folder)
        try:
            yield folder
        finally:
            clear(folder)
            shutil.rmtree(folder)


def clear(folder):
    """End a PostgreSQL that is still stopping, and remove everything but the lock that we hold."""
    postgres.repair(folder / "postgres" / "data")
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != LOCK:
            path.unlink()


def environ_of(folder):
    kept = Kept(folder)
    addresses = postgres.urls(kept, kept.port("postgres_port")) | valkey.urls(kept, kept.port("valkey_port"))
    addresses["EMAIL_URL"] = f"smtp://127.0.0.1:{kept.port('mail_port')}"
    return production("drills.settings", folder, addresses, kept.port("web_port"))
