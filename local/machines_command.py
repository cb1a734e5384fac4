"""bin/machines: install the product on Debian machines from nothing, by the page's own commands, and try them out."""

import os
import shutil
from pathlib import Path

from local import install, processes
from local.console import Stop
from local.places import PYTHON, ROOT

NEEDED = {
    "systemd-nspawn": "systemd-container",
    "ip": "iproute2",
    "unshare": "util-linux",
    "pg_ctlcluster": "postgresql",
}


def main(arguments):
    """`arguments` name the drills; all of them without."""
    check_place()
    install.set_up(install.TEST_LOCKS)
    # Mounts are of this process and what it starts, and go with them.
    words = ["unshare", "--mount", PYTHON, "-m", "drills.machines", *arguments]
    return processes.foreground(words, env=os.environ | {"PYTHONPATH": str(ROOT)}, cwd=ROOT)


def check_place():
    if os.geteuid() != 0 or not Path("/etc/debian_version").exists():
        raise Stop("bin/machines needs root on Debian: it starts machines, which go with it.")
    missing = [package for program, package in NEEDED.items() if not shutil.which(program)]
    if missing:
        raise Stop(f"bin/machines needs more packages: apt-get install {' '.join(missing)}")
