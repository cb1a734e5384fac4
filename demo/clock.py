"""The demo's days: counted back from today, so that the service always looks a year old."""

from datetime import datetime, time, timedelta
from random import Random

from django.utils import timezone

SEED = "peer support"


class Clock:
    """Dates and moments relative to the day on which the data are made."""

    def __init__(self, now):
        self.now = now
        self.today = timezone.localdate(now)

    def day(self, ago):
        """The date `ago` days before today; negative for days to come."""
        return self.today - timedelta(days=ago)

    def workday(self, ago):
        """Like `day`, on the Friday before where that is a weekend."""
        return weekday_before(self.day(ago))

    def at(self, date, hour=10, minute=0):
        """A moment of `date`, never later than now."""
        return min(timezone.make_aware(datetime.combine(date, time(hour, minute))), self.now)


def weekday_before(date):
    return date - timedelta(days=max(0, date.weekday() - 4))


def weekday_after(date):
    return date + timedelta(days=(7 - date.weekday()) % 7 if date.weekday() > 4 else 0)


def chance(*parts):
    """A source of chance of its own for each story, the same on every machine."""
    return Random(":".join([SEED, *map(str, parts)]))
