"""bin/machines: installs what all machines have, then has the drills tried in a network of their own."""

import os
import signal
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from drills.machines.base import make_base
from drills.machines.machine import call
from drills.machines.set_up import DATABASE_URL, REDIS_URL
from local import processes
from local.commands import break_off
from local.console import Stop, say
from local.places import PYTHON, ROOT
from local.production import production


def main(*names):
    """In a folder in memory: layers of one file system may not lie in each other."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, break_off)
    with TemporaryDirectory(prefix="machines", dir="/var/tmp") as folder:
        call("mount", "-t", "tmpfs", "-o", "size=6g", "tmpfs", folder)
        try:
            make_base(Path(folder))
            return try_out(Path(folder), *names)
        finally:
            call("umount", folder)


def try_out(folder, *names):
    """Start machines from what lies in the folder; this process reads the database of one of them."""
    addresses = {"DATABASE_URL": DATABASE_URL, "REDIS_URL": REDIS_URL, "EMAIL_URL": "smtp://127.0.0.1"}
    environ = production("drills.settings", folder, addresses, 443)
    alone = ["unshare", "--net", PYTHON, ROOT / "manage.py", "machines", folder / "upper", *names]
    return processes.foreground(alone, env=os.environ | environ)


try:
    sys.exit(main(*sys.argv[1:]))
except Stop as refusal:
    say(f"\n{refusal}")
    sys.exit(1)
except KeyboardInterrupt:
    sys.exit(130)
