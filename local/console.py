"""What the person at the terminal reads: a line per step, and clear refusals."""

import sys
import threading
import time
from contextlib import contextmanager

REASSURE_SECONDS = 15


class Stop(Exception):
    """Something the reader must put right; its text is all they see."""


def say(text):
    print(text, file=sys.stderr, flush=True)


@contextmanager
def step(what):
    """Say what was done and how long it took; say that it goes on while it takes long."""
    since, over = time.monotonic(), threading.Event()

    def reassure():
        while not over.wait(REASSURE_SECONDS):
            say(f"  ... {what[0].lower()}{what[1:]}, {time.monotonic() - since:.0f} s so far")

    watcher = threading.Thread(target=reassure, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()
    say(f"{time.monotonic() - since:6.1f} s  {what}")
