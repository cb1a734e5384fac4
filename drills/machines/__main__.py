"""bin/machines: installs what all machines have, then tries the drills out in a network of their own."""

import signal
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.markdown import heading, row
from drills.machines.base import make_base
from drills.machines.install import install
from drills.machines.machine import call, make_network
from drills.machines.two import two
from local import processes
from local.commands import break_off
from local.console import Stop, say

DRILLS = {"install": install, "two": two}
TRY = "try"
HEADS = ("tried", "promised", "seen")


def main(*names):
    """In a folder in memory: layers of one file system may not lie in each other."""
    with TemporaryDirectory(prefix="machines", dir="/var/tmp") as folder:
        call("mount", "-t", "tmpfs", "-o", "size=6g", "tmpfs", folder)
        try:
            make_base(Path(folder))
            alone = ["unshare", "--net", sys.executable, "-m", "drills.machines", TRY, folder, *names]
            return processes.foreground(alone)
        finally:
            call("umount", folder)


def try_out(folder, *names):
    """Print a line for each thing that was promised; 0 where all of it was kept."""
    make_network()
    folder = Path(folder)
    tell(*heading(HEADS, slice(0)))
    found = []
    for line in (line for name in names or DRILLS for line in DRILLS[name](folder, folder / "upper")):
        tell(row([line.tried, line.promised, line.seen]))
        found.append(line)
    broken = [line.tried for line in found if not line.kept]
    if broken:
        say(f"Not kept: {'; '.join(broken)}")
    return 1 if broken else 0


def tell(*lines):
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


def start(words):
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, break_off)
    return try_out(*words[1:]) if words[:1] == [TRY] else main(*words)


try:
    sys.exit(start(sys.argv[1:]))
except Stop as refusal:
    say(f"\n{refusal}")
    sys.exit(1)
except KeyboardInterrupt:
    sys.exit(130)
