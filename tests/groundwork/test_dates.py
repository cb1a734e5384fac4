from datetime import UTC, date, datetime

import pytest
from django.template import engines
from django.template.defaultfilters import date as date_text
from django.utils import timezone


def written(value, form="j F Y"):
    return engines["django"].from_string(f'{{{{ value|date:"{form}" }}}}').render({"value": value})


@pytest.mark.parametrize("day", [date(2026, 8, 6), date(2024, 2, 29), date(1931, 12, 31), None, ""])
def test_days_are_written_as_django_writes_them(day):
    assert written(day) == date_text(day, "j F Y")


def test_a_moment_has_the_day_it_was_in_london():
    moment = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert written(moment) == date_text(timezone.localtime(moment), "j F Y") == "1 July 2026"


def test_other_ways_of_writing_stay_djangos():
    assert written(date(2026, 8, 6), "F Y") == "August 2026"
