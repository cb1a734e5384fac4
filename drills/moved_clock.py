"""A clock that a drill moves while the product's processes run, so that nobody waits for a lease to lapse."""

from contextlib import suppress
from datetime import timedelta


class MovedClock:
    """`now` runs on from the real one, `moved` seconds away; all processes read that from the same file."""

    def __init__(self, path, real_now):
        self.path, self.real_now = path, real_now

    def now(self):
        return self.real_now() + timedelta(seconds=self.moved)

    @property
    def moved(self):
        with suppress(FileNotFoundError):
            return float(self.path.read_text())
        return 0

    def move(self, **by):
        """Move it on from where it is, such as `move(minutes=6)`."""
        self.put(self.moved + timedelta(**by).total_seconds())

    def move_to(self, moment):
        self.put((moment - self.real_now()).total_seconds())

    def put(self, seconds):
        # Replaced as a whole, so that no process reads half a number.
        fresh = self.path.with_suffix(".new")
        fresh.write_text(str(seconds))
        fresh.replace(self.path)

    def reset(self):
        self.path.unlink(missing_ok=True)
