"""bin/test: set-up, services of its own, the browser, then pytest with the given arguments."""

import os
import shutil

from local import environment, install, postgres, processes
from local.console import Stop, say, step
from local.kept import Kept
from local.places import PYTHON, ROOT, data_dir, passable
from local.services import own_services

BROWSER = "chromium"


def main(arguments):
    install.set_up(install.TEST_LOCKS)
    if "--quick" not in arguments:
        find_browser()
    folder = passable(data_dir() / "test")
    with own_services(folder, durable=False) as addresses:
        environ = environment.of_programs(folder, addresses)
        if not os.environ.get("DATABASE_URL"):
            environ["TEST_DATABASE_TEMPLATE"] = migrated_database(Kept(folder), environ)
        say("")
        return processes.foreground([PYTHON, "-m", "pytest", *arguments], cwd=ROOT, env=environ)


def migrated_database(kept, environ):
    """Migrating takes long, so it is done once and each process of the tests gets a copy; made anew on any change."""
    migrations = sorted(ROOT.glob("*/migrations/*.py"))
    state = install.digest(ROOT / "requirements.txt", *migrations)
    if kept.known("migrations") != state:
        postgres.renew_database(kept)
        with step("Migrate the database that the tests copy"):
            processes.call(
                [PYTHON, ROOT / "manage.py", "migrate", "--no-input", "--verbosity=0"],
                failure="manage.py migrate failed.",
                env=environment.of_owner(environ),
            )
        kept.keep("migrations", state)
    return postgres.NAME


def find_browser():
    """Debian's chromium; where it cannot be had, the browser tests say so themselves."""
    if shutil.which(BROWSER):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        try:
            install_browser()
        except Stop as refusal:
            say(str(refusal))
    else:
        say("No chromium here, so the browser tests cannot run. Install it with: sudo apt-get install chromium")


def install_browser():
    apt = ["apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=300"]
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    with step("Install chromium for the browser tests"):
        processes.call([*apt, "update"], failure="apt-get update failed.", env=environ)
        processes.call(
            [*apt, "install", "--no-install-recommends", BROWSER],
            failure="Chromium could not be installed.",
            env=environ,
        )
