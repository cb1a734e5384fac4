"""The commands of the bin folder, by name."""

import importlib
import signal

from local.console import Stop, say


def main(name, arguments):
    """Run one command of the bin folder."""
    return guarded(lambda: importlib.import_module(f"local.{name}_command").main(arguments))


def guarded(work):
    """Do the work of a command; the exit status is its own, 1 for a refusal, 130 where it was broken off."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, break_off)
    try:
        return work()
    except Stop as refusal:
        say(f"\n{refusal}")
        return 1
    except KeyboardInterrupt:
        return 130


def break_off(number, _frame):
    raise KeyboardInterrupt(number)
