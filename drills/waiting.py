"""Waiting for what a drill expects to happen."""

from local import waiting


def wait_until(condition, what, seconds=120):
    """Wait for `condition()` and return the seconds it took; `what` completes "It did not happen: …"."""
    return waiting.wait_until(condition, f"It did not happen within {seconds} seconds: {what}.", seconds)
