"""Waiting for other programs."""

import socket
import time

from local.console import Stop

PAUSE_SECONDS = 0.05


def wait_until(condition, failure, seconds=60, error=Stop):
    """Wait for `condition()` and return the seconds it took; raise `error(failure)` where it takes too many."""
    since = time.monotonic()
    while not condition():
        if time.monotonic() > since + seconds:
            raise error(failure)
        time.sleep(PAUSE_SECONDS)
    return time.monotonic() - since


def answers(port):
    """Whether something on this machine listens there."""
    try:
        with socket.create_connection(("127.0.0.1", port), 1):
            return True
    except OSError:
        return False
