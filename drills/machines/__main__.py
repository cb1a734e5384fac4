"""The two steps of bin/machines: `base FOLDER` installs, `try FOLDER [DRILL …]` starts machines and tries them out."""

import signal
import sys
from pathlib import Path

from bench.markdown import heading, row
from drills.machines.base import make_base
from drills.machines.install import install
from drills.machines.machine import make_network
from drills.machines.two import two
from local.commands import break_off
from local.console import Stop, say

DRILLS = {"install": install, "two": two}
HEADS = ("tried", "promised", "seen")


def main(step, folder, *names):
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, break_off)
    folder = Path(folder)
    if step == "base":
        make_base(folder)
        return 0
    make_network()
    found = [line for name in names or DRILLS for line in DRILLS[name](folder, folder / "upper")]
    print("\n".join([*heading(HEADS, slice(0)), *(row([line.tried, line.promised, line.seen]) for line in found)]))
    broken = [line.tried for line in found if not line.kept]
    if broken:
        say(f"Not kept: {'; '.join(broken)}")
    return 1 if broken else 0


try:
    sys.exit(main(*sys.argv[1:]))
except Stop as refusal:
    say(f"\n{refusal}")
    sys.exit(1)
except KeyboardInterrupt:
    sys.exit(130)
