"""Waiting for what a drill expects to happen."""

from local import waiting
from local.console import Stop


class NotKept(Stop):
    """Something promised did not happen, or not in time."""


class Patience:
    """The longest wait for anything; None where each wait says so itself."""

    seconds = None


def wait_until(condition, what, seconds=120):
    """Wait for `condition()` and return the seconds it took; `what` completes "It did not happen: …"."""
    seconds = min(seconds, Patience.seconds or seconds)
    failure = f"It did not happen within {seconds} seconds: {what}."
    return waiting.wait_until(condition, failure, seconds, error=NotKept)
