"""bin/test: set-up, services of its own, the browser, then pytest with the given arguments."""

import os
import shutil
import subprocess

from local import environment, install, processes
from local.console import Stop, say, step
from local.places import PYTHON, ROOT, data_dir
from local.services import own_services

BROWSER = "chromium"


def main(arguments):
    install.set_up(install.TEST_LOCKS)
    find_browser()
    folder = data_dir() / "test"
    folder.mkdir(exist_ok=True)
    folder.chmod(0o711)
    with own_services(folder, durable=False) as addresses:
        environ = environment.of_programs(folder, addresses)
        say("")
        return subprocess.run([PYTHON, "-m", "pytest", *arguments], cwd=ROOT, env=environ).returncode


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
