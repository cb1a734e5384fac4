"""What a sweep of the reminders costs: seconds, memory, and how long it keeps others from rows."""

import resource
import threading
import time
from dataclasses import dataclass

from django.db import connection

PAUSE_SECONDS = 0.02
# Of the transaction under way, as soon as it has written something and so holds locks.
AGE = """
    SELECT extract(epoch FROM clock_timestamp() - xact_start) FROM pg_stat_activity
    WHERE pid = %s AND backend_xid IS NOT NULL
"""


@dataclass(frozen=True)
class Cost:
    """`longest` is that of the longest transaction that wrote, `megabytes` by how much the peak of memory grew."""

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
    """Asks over a connection of its own, every few milliseconds, how old this connection's transaction is."""

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
        other = connection.copy()
        try:
            while not self.over.wait(PAUSE_SECONDS):
                with other.cursor() as cursor:
                    cursor.execute(AGE, [self.pid])
                    self.longest = max([self.longest, *(float(age) for [age] in cursor.fetchall())])
        finally:
            other.close()
