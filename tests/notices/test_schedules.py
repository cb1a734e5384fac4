from datetime import date, time, timedelta

import pytest

from notices.schedules import Days, Weekly, WorkingDays, WorkingHours
from notices.working_days import at

ENGLAND = "england-and-wales"
DATE = date(2026, 8, 12)


def day(offset):
    return DATE + timedelta(days=offset)


@pytest.mark.parametrize(
    ("schedule", "today", "latest"),
    [
        (Days(-7, -1), -8, None),
        (Days(-7, -1), -7, -7),
        (Days(-7, -1), -6, -7),
        (Days(-7, -1), -2, -7),
        (Days(-7, -1), -1, -1),
        (Days(-7, -1), 0, -1),
        (Weekly(1), 0, None),
        (Weekly(1), 1, 1),
        (Weekly(1), 7, 1),
        (Weekly(1), 8, 8),
        (Weekly(1), 400, 400),
        (Weekly(7), 6, None),
        (Weekly(7), 7, 7),
    ],
)
def test_the_last_day_that_has_come_counts(schedule, today, latest):
    expected = None if latest is None else day(latest)
    assert schedule.latest(DATE, day(today), ENGLAND) == expected


@pytest.mark.parametrize(("today", "latest"), [(date(2026, 12, 28), None), (date(2026, 12, 29), date(2026, 12, 29))])
def test_working_days_leave_out_christmas(today, latest):
    assert WorkingDays(1).latest(date(2026, 12, 24), today, ENGLAND) == latest


def test_a_missed_day_is_made_up_for_within_four_weeks():
    assert Days(7).latest(DATE, day(7 + 28), ENGLAND) == day(7)
    assert Days(7).latest(DATE, day(7 + 29), ENGLAND) is None


@pytest.mark.parametrize(
    ("first", "day", "clock", "times"),
    [
        (1, date(2026, 8, 14), time(17), None),
        (1, date(2026, 8, 17), time(10, 59), None),
        (1, date(2026, 8, 17), time(11), 1),
        (2, date(2026, 8, 17), time(11), None),
        (2, date(2026, 8, 17), time(15), 2),
        (1, date(2026, 8, 18), time(11), 3),
    ],
)
def test_working_hours_are_counted_over_a_weekend(first, day, clock, times):
    friday = date(2026, 8, 14)
    occasion = WorkingHours(4, first=first).occasion(at(friday, time(15)), at(day, clock), ENGLAND)
    assert occasion == (times and (friday, times))


@pytest.mark.parametrize("schedule", [Days(-60, -30, -7), Days(7, 30), WorkingDays(3, 7), WorkingDays(20), Weekly(1)])
def test_nothing_outside_the_span_is_ever_due(schedule):
    today = date(2027, 1, 4)
    earliest, latest = schedule.span(today)
    assert schedule.latest(latest + timedelta(days=1), today, ENGLAND) is None
    if earliest:
        assert schedule.latest(earliest - timedelta(days=1), today, ENGLAND) is None
