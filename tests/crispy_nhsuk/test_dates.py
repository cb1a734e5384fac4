"""Dates as people know and write them."""

import datetime

import pytest
import time_machine
from crispy_forms.utils import render_crispy_form
from django.http import QueryDict

from crispy_nhsuk.fields import MemorableDateField, RecentDateField
from crispy_nhsuk.forms import NHSForm

NOON = "2026-08-06 12:00 +01:00"


class BirthForm(NHSForm):
    born = MemorableDateField(label="Date of birth", past=True, earliest=datetime.date(1900, 1, 1))


class SessionForm(NHSForm):
    held = RecentDateField(label="Date of session")


def birth(day, month, year):
    return BirthForm({"born-day": day, "born-month": month, "born-year": year})


@pytest.mark.parametrize(
    ("boxes", "message"),
    [
        (("", "", ""), "Enter date of birth"),
        (("31", "3", ""), "Date of birth must include a year"),
        (("", "", "1980"), "Date of birth must include a day and month"),
        (("31", "2", "1980"), "Date of birth must be a real date"),
        (("31", "x", "1980"), "Date of birth must be a real date"),
        (("31", "3", "80"), "Year must include 4 numbers"),
        (("31", "3", "2190"), "Date of birth must be today or in the past"),
        (("31", "3", "1890"), "Date of birth must be on or after 1 January 1900"),
    ],
)
def test_a_wrong_date_says_what_is_wrong(boxes, message):
    assert birth(*boxes).errors["born"] == [message]


@pytest.mark.parametrize("month", ["3", "03", "３", "Mar", "march", "MARCH"])
def test_a_month_may_be_a_number_or_a_name(month):
    form = birth("31", month, "1980")
    assert form.is_valid()
    assert form.cleaned_data["born"] == datetime.date(1980, 3, 31)


def test_what_was_typed_is_shown_again():
    html = render_crispy_form(birth("31", "Smarch", "1980"))
    assert 'value="Smarch"' in html
    assert 'value="1980"' in html


def test_the_summary_links_to_the_first_box_that_is_wrong():
    assert 'href="#id_born-month"' in render_crispy_form(birth("31", "", ""))


def test_the_summary_links_to_the_day_when_the_whole_date_is_wrong():
    assert 'href="#id_born-day"' in render_crispy_form(birth("", "", ""))


def test_an_initial_date_fills_the_boxes():
    html = render_crispy_form(BirthForm(initial={"born": datetime.date(1980, 3, 31)}))
    assert [f'value="{part}"' in html for part in (31, 3, 1980)] == [True] * 3


@time_machine.travel(NOON)
@pytest.mark.parametrize(
    ("query", "day"),
    [
        ("held=2026-08-06", 6),
        ("held=today", 6),
        ("held=yesterday", 5),
        ("held=other&held-day=1&held-month=aug&held-year=2026", 1),
        ("held-day=1&held-month=8&held-year=2026", 1),
        ("held=today&held-day=1&held-month=8&held-year=2026", 6),
    ],
)
def test_a_recent_date_is_a_radio_or_three_boxes(query, day):
    form = SessionForm(QueryDict(query))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["held"] == datetime.date(2026, 8, day)


@time_machine.travel(NOON)
@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "Enter date of session"),
        ("held=other", "Enter date of session"),
        ("held=nonsense", "Enter date of session"),
        ("held=other&held-day=1", "Date of session must include a month and year"),
        ("held=other&held-day=7&held-month=8&held-year=2026", "Date of session must be today or in the past"),
    ],
)
def test_a_wrong_recent_date_says_what_is_wrong(query, message):
    assert SessionForm(QueryDict(query)).errors["held"] == [message]


def test_today_means_the_day_its_reader_saw_even_after_midnight():
    with time_machine.travel("2026-08-06 23:59 +01:00"):
        html = render_crispy_form(SessionForm())
    assert 'value="2026-08-06"' in html
    with time_machine.travel("2026-08-07 00:01 +01:00"):
        form = SessionForm(QueryDict("held=2026-08-06"))
        assert form.is_valid()
        assert form.cleaned_data["held"] == datetime.date(2026, 8, 6)


@time_machine.travel(NOON)
def test_an_older_initial_date_opens_another_day():
    html = render_crispy_form(SessionForm(initial={"held": datetime.date(2026, 7, 1)}))
    assert 'value="other" checked' in html
    assert 'value="2026"' in html


def test_an_unchanged_date_is_not_a_change():
    same = BirthForm(
        {"born-day": "03", "born-month": "03", "born-year": "1980"}, initial={"born": datetime.date(1980, 3, 3)}
    )
    assert same.changed_data == []
