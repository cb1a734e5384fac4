"""The web server goes away while people work."""

import os
import random
import signal
from contextlib import suppress
from time import monotonic

from drills.load import Load
from drills.table import drill
from local.processes import children

TIMES = 10


@drill("web")
def web(stage):
    """Web processes killed with -9, the server reloaded (HUP) and restarted, while eight clients work."""
    return [
        goes_away(stage, "A web process killed with -9 in the middle of requests", kill_one),
        goes_away(stage, "Web server told to reload (HUP)", lambda server: server.process.send_signal(signal.SIGHUP)),
        goes_away(stage, "Web server killed with -9, with every process of it, and started again", kill_and_start),
        goes_away(stage, "Web server restarted (TERM)", restart),
    ]


def goes_away(stage, fault, end):
    stage.renew()
    with stage.web() as server, Load(stage) as load:
        took = []
        for number in range(1, TIMES + 1):
            load.wait_for(number / (TIMES + 1))
            since = monotonic()
            end(server)
            took.append(load.recovered_after(since))
    return load.result(f"{fault}, {TIMES} times", max(took))


def kill_one(server):
    with suppress(ProcessLookupError):
        os.kill(random.choice(children(server.process.pid)), signal.SIGKILL)


def kill_and_start(server):
    server.kill()
    server.start()


def restart(server):
    server.stop()
    server.start()
