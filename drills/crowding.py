"""Somebody keeps the web server's connections, or sends it more than it takes, while people work."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from bench.memory import most_held
from drills.load import Load
from drills.senders import BODIES, CHUNKED, HELD, held, send_body
from drills.table import drill

CONNECTIONS = 50
BYTES, AT_ONCE = 300_000_000, 8
ADDRESSES = ("/accounts/login/", "/nowhere/", "/healthz/")
# Kilobytes: what the load itself may add to a process, and what is beyond it.
MOST = 50_000
# How long the full drill keeps them, opening anew what the server has closed.
SECONDS, RENEWED = 60, 15


@drill("senders")
def senders(stage):
    """Fifty connections with half a request or an unread answer, and bodies of 300 MB, while eight clients work."""
    return [*(crowded(stage, f"50 connections kept: {kind}", keeping(kind)) for kind in HELD), too_large(stage)]


def crowded(stage, fault, crowd):
    stage.renew()
    with stage.web() as server, Load(stage) as load:
        load.wait_for(0.2)
        before, end = most_held(server.process.pid), time.monotonic() + (SECONDS if stage.full else 1)
        while time.monotonic() < end or (len(load.sendings) < stage.operations and not load.stopped.is_set()):
            crowd(stage)
        recovered = load.recovered_after(time.monotonic())
        grown = most_held(server.process.pid) - before
    found = load.result(fault, recovered)
    remark = f"{found.remark}; a process held at most {max(grown, 0) // 1024} MB more"
    return replace(found, remark=remark, unclear=found.unclear + (grown > MOST))


def keeping(kind):
    def crowd(stage):
        with held(stage.port("web"), kind, CONNECTIONS):
            time.sleep(RENEWED if stage.full else 1)

    return crowd


def too_large(stage):
    answers = []
    found = crowded(stage, "Bodies of 300 MB, of every kind, eight at once", lambda stage: answers.extend(flood(stage)))
    wrong = sum(answer != 413 for answer in answers)
    return replace(found, remark=f"{found.remark}; {len(answers)} sent", unclear=found.unclear + wrong)


def flood(stage):
    """The status that each too large body was answered with."""
    asked = [(address, kind) for address in ADDRESSES for kind in (*BODIES, CHUNKED)]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return [*threads.map(lambda one: send_body(stage.port("web"), *one, BYTES), asked)]
