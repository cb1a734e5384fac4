from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from notices.working_days import add_working_days, is_working_day, working_time

ENGLAND, SCOTLAND = "england-and-wales", "scotland"


def moment(*parts):
    return timezone.make_aware(datetime(*parts))


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        (date(2026, 8, 3), 1, date(2026, 8, 4)),
        (date(2026, 8, 7), 1, date(2026, 8, 10)),
        (date(2026, 8, 8), 1, date(2026, 8, 10)),
        (date(2026, 8, 3), 5, date(2026, 8, 10)),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
    ],
)
def test_weekends_and_bank_holidays_do_not_count(start, number, end):
    assert add_working_days(start, number, ENGLAND) == end


def test_each_region_has_its_own_bank_holidays():
    summer_bank_holiday = date(2026, 8, 31)
    assert not is_working_day(summer_bank_holiday, ENGLAND)
    assert is_working_day(summer_bank_holiday, SCOTLAND)


def test_bank_holidays_are_never_fetched(monkeypatch):
    monkeypatch.setattr("requests.get", lambda *args, **kwargs: pytest.fail("went to the network"))
    assert not is_working_day(date(2026, 12, 25), "northern-ireland")


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (moment(2026, 8, 3, 10), moment(2026, 8, 3, 14), 4),
        (moment(2026, 8, 3, 16), moment(2026, 8, 4, 12), 4),
        (moment(2026, 8, 7, 16), moment(2026, 8, 10, 12), 4),
        (moment(2026, 8, 8, 10), moment(2026, 8, 9, 20), 0),
        (moment(2026, 3, 27, 16), moment(2026, 3, 30, 10), 2),
    ],
    ids=["one day", "over night", "over a weekend", "at a weekend", "over a change of clocks"],
)
def test_working_time_runs_from_nine_to_five(start, end, hours):
    assert working_time(start, end, ENGLAND) == timedelta(hours=hours)
