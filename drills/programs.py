"""One of the processes that a drill breaks."""

import contextlib
import os
import signal

from local import processes


class Program:
    """A process that can be started, stopped, killed and frozen, again and again.

    Start it from the main thread: Linux ends it with the thread that started it. `launch` starts
    it, `wait` (if any) returns when it is ready.
    """

    def __init__(self, launch, wait=None, stop_signal=signal.SIGTERM):
        self.launch, self.wait, self.stop_signal = launch, wait, stop_signal
        self.process = None

    def start(self):
        self.process = self.launch()
        if self.wait:
            self.wait(self.process)
        return self

    def stop(self, seconds=60):
        """Ask it to end, as an orderly stop does, and end it where it has not after so many seconds."""
        if self.process:
            self.thaw()
            processes.stop(self.process, stop_signal=self.stop_signal, seconds=seconds)

    def kill(self):
        """End the whole of it at once, with -9."""
        self.send(signal.SIGKILL)
        self.process.wait()

    def kill_child(self):
        """End one of its own processes with -9, as the system does where memory runs out."""
        with contextlib.suppress(ProcessLookupError, ValueError):
            os.kill(min(processes.children(self.process.pid)), signal.SIGKILL)

    def freeze(self):
        """Stop it where it stands: its connections stay open and nothing answers."""
        self.send(signal.SIGSTOP)

    def thaw(self):
        self.send(signal.SIGCONT)

    def send(self, number):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    @property
    def runs(self):
        return self.process is not None and self.process.poll() is None

    def __enter__(self):
        return self.start()

    def __exit__(self, kind, *_raised):
        self.stop(seconds=60 if kind is None else 2)
