"""PostgreSQL goes away while people work."""

import os
import signal
from contextlib import suppress
from time import monotonic

from drills.load import Load
from drills.table import drill
from local.processes import children

TIMES = 4


@drill("postgres")
def postgres(stage):
    """PostgreSQL restarted, then killed with -9, while eight clients refer and log sessions."""
    yield goes_away(stage, "PostgreSQL restarted (fast)", stage.postgres.stop)
    yield goes_away(stage, "PostgreSQL killed with -9, with every process of it", lambda: kill_all(stage.postgres))


def goes_away(stage, fault, end):
    stage.renew()
    with stage.web(), Load(stage) as load:
        took = []
        for number in range(1, TIMES + 1):
            load.wait_for(number / (TIMES + 1))
            end()
            gone = monotonic()
            stage.postgres.start()
            took.append(load.recovered_after(gone))
    return load.result(f"{fault}, {TIMES} times", max(took))


def kill_all(program):
    """The server and its children at the same moment: each of these has a process group of its own."""
    server = program.process.pid
    for pid in [server, *children(server)]:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    program.process.wait()
