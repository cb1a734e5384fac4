"""What a sweep of the reminders costs: seconds, memory, and how long it keeps others from rows."""

import resource
import threading
import time
from dataclasses import dataclass

from django.db import connection

PAUSE_SECONDS = 0.02
# The transaction under way, from its first writing on: it holds the locks of what it wrote until it ends.
WRITING = "SELECT transactionid::text FROM pg_locks WHERE pid = %s AND locktype = 'transactionid' AND granted"


@dataclass(frozen=True)
class Cost:
    """`longest` is for how many seconds locks were held at most, `megabytes` by how much the peak of memory grew."""

    done: int
    seconds: float
    processor: float
    megabytes: float
    longest: float


def cost(work):
    """Do `work`, which returns how much it did, and say what that cost."""
    began, memory, processor = time.monotonic(), peak(), time.process_time()
    with Watch() as watch:
        done = work()
    return Cost(
        done, time.monotonic() - began, time.process_time() - processor, (peak() - memory) / 1024, watch.longest
    )


def peak():
    """The most memory that this process has had, in KB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


class Watch:
    """Asks over a connection of its own, every few milliseconds, what this connection's transaction holds."""

    def __init__(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self.pid = cursor.fetchone()[0]
        self.longest, self.over = 0.0, threading.Event()
        self.thread = threading.Thread(target=self.look, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *error):
        self.over.set()
        self.thread.join()

    def look(self):
        other, first = connection.copy(), {}
        try:
            while not self.over.wait(PAUSE_SECONDS):
                with other.cursor() as cursor:
                    cursor.execute(WRITING, [self.pid])
                    for [number] in cursor.fetchall():
                        held = time.monotonic() - first.setdefault(number, time.monotonic())
                        self.longest = max(self.longest, held)
        finally:
            other.close()
