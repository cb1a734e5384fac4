"""Waiting for what a drill expects to happen."""

import time

from local.console import Stop


def wait_until(condition, what, seconds=120):
    """Wait for `condition()` and return the seconds it took; `what` completes "It did not happen: …"."""
    since = time.monotonic()
    while not condition():
        if time.monotonic() > since + seconds:
            raise Stop(f"It did not happen within {seconds} seconds: {what}.")
        time.sleep(0.05)
    return time.monotonic() - since
