"""When a reminder goes out, counted from the date it is about.

Each schedule answers one question: which of its days came last, on or before `today`? A day
that was missed, because nothing ran, is thereby made up for later, and only the newest of
several. After CATCH_UP it is no longer worth anybody's attention.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar, cast

from django.utils import timezone

from notices.expects import Occasion
from notices.working_days import add_working_days, working_time

CATCH_UP = timedelta(days=28)
Span = tuple[date | None, date | None]


class Schedule:
    """When a reminder goes out about a thing of some date."""

    # Whether whoever misses one of its days has another soon.
    comes_again: ClassVar = False

    def occasion(self, date: date, now: datetime, region: str) -> Occasion | None:
        """Due date and round, which make the message of `now` one of its own; None where it is not due."""
        day = self.latest(date, timezone.localdate(now), region)
        return (day, 0) if day else None

    def days_of(self, date: date, today: date, region: str) -> list[date]:
        """The days of this schedule for a thing of that `date`, in order; later ones than `today` may be left out."""
        raise NotImplementedError

    def latest(self, date: date, today: date, region: str) -> date | None:
        """The last day of the schedule that has come, or None: then there is nothing to say today."""
        passed = [day for day in self.days_of(date, today, region) if today - CATCH_UP <= day <= today]
        return max(passed, default=None)

    def span(self, today: date) -> Span:
        """The first and last `date` a thing can have for a reminder today; None where there is no such limit."""
        raise NotImplementedError


@dataclass(frozen=True, init=False)
class Days(Schedule):
    """So many days after the date, or before it: `Days(-7, 0)`."""

    offsets: tuple[int, ...]

    def __init__(self, *offsets: int) -> None:
        object.__setattr__(self, "offsets", offsets)

    def days_of(self, date: date, today: date, region: str) -> list[date]:
        return [date + timedelta(days=offset) for offset in self.offsets]

    def span(self, today: date) -> tuple[date, date]:
        return today - CATCH_UP - timedelta(days=max(self.offsets)), today - timedelta(days=min(self.offsets))


class WorkingDays(Days):
    """So many working days after the date: `WorkingDays(3, 7)`."""

    def span(self, today: date) -> tuple[date, date]:
        earliest, latest = super().span(today)
        # Weekends and the longest run of bank holidays cannot stretch working days further than this.
        return earliest - timedelta(days=max(self.offsets) + 14), latest

    def days_of(self, date: date, today: date, region: str) -> list[date]:
        return [add_working_days(date, offset, region) for offset in self.offsets]


@dataclass(frozen=True)
class Weekly(Schedule):
    """Every week from so many days after the date on, until it is done."""

    comes_again: ClassVar = True
    start: int

    def days_of(self, date: date, today: date, region: str) -> list[date]:
        first = date + timedelta(days=self.start)
        return [first + timedelta(weeks=(today - first).days // 7)] if first <= today else []

    def span(self, today: date) -> Span:
        return None, today - timedelta(days=self.start)


@dataclass(frozen=True)
class WorkingHours(Schedule):
    """Each time that so many working hours have passed since a moment, from the `first` time on."""

    hours: int
    first: int = 1

    def occasion(self, date: date, now: datetime, region: str) -> Occasion | None:
        moment = cast(datetime, date)
        times = working_time(moment, now, region) // timedelta(hours=self.hours)
        return (timezone.localdate(moment), times) if times >= self.first else None

    def span(self, today: date) -> Span:
        return None, None
