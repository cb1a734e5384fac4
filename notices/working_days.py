"""Working days and hours: without weekends and the bank holidays of a region.

The dates come with the govuk-bank-holidays package and are never fetched, so an update of
the package is what brings new years.
"""

from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache

from django.utils import timezone
from govuk_bank_holidays.bank_holidays import BankHolidays

DAY = timedelta(days=1)
OPENS, CLOSES = time(9), time(17)


@cache
def bank_holidays(region: str) -> frozenset[date]:
    """The known bank holidays of a region (a `Team.Region` value)."""
    return frozenset(day["date"] for day in BankHolidays(use_cached_holidays=True).get_holidays(division=str(region)))


def is_working_day(day: date, region: str) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(region)


@lru_cache(maxsize=4096)
def add_working_days(day: date, number: int, region: str) -> date:
    """The date `number` working days after `day`; a weekend or bank holiday may be the start, never the end."""
    for _ in range(number):
        day += DAY
        while not is_working_day(day, region):
            day += DAY
    return day


def working_time(start: datetime, end: datetime, region: str) -> timedelta:
    """How much time of working days, 9 to 5, lies between two moments."""
    start, end = timezone.localtime(start), timezone.localtime(end)
    total, day = timedelta(), start.date()
    while day <= end.date():
        if is_working_day(day, region):
            total += max(min(end, at(day, CLOSES)) - max(start, at(day, OPENS)), timedelta())
        day += DAY
    return total


def at(day: date, clock: time) -> datetime:
    """The moment at which a local clock shows that time on that day."""
    return timezone.make_aware(datetime.combine(day, clock))
