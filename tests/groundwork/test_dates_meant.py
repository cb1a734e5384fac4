"""Which dates can be meant: one row for each kind."""

from datetime import date

import pytest
import time_machine

from crispy_nhsuk.fields import MemorableDateField
from crispy_nhsuk.forms import NHSForm
from groundwork import dates
from groundwork.dates import BirthDateField, Span
from tests.consistency.filling import boxes
from tests.consistency.test_forms import form_classes

TODAY = date(2026, 8, 6)
KINDS = {name: kind for name, kind in vars(dates).items() if isinstance(kind, Span)}
SLIPS = [date(1826, 8, 6), date(226, 8, 6), date(2206, 8, 6), date(9999, 12, 31)]


class BirthForm(NHSForm):
    born = BirthDateField(label="Date of birth")


@pytest.fixture(autouse=True)
def on_that_day():
    with time_machine.travel("2026-08-06 12:00 +01:00"):
        yield


def refusal(kind, day):
    class Form(NHSForm):
        when = MemorableDateField(label="Date", span=kind)

    return Form(boxes("when", day)).errors.get("when", [""])[0]


@pytest.mark.parametrize("slip", SLIPS, ids=str)
@pytest.mark.parametrize("name", KINDS)
def test_a_slip_of_the_century_is_none_of_them(name, slip):
    assert refusal(KINDS[name], slip)


@pytest.mark.parametrize("name", KINDS)
def test_the_first_and_the_last_day_can_be_meant_and_no_other(name):
    kind = KINDS[name]
    first, last = kind.first(TODAY), kind.last(TODAY)
    assert not refusal(kind, first) and not refusal(kind, last)
    assert refusal(kind, date.fromordinal(first.toordinal() - 1))
    assert refusal(kind, date.fromordinal(last.toordinal() + 1))


def test_what_is_said_names_the_last_day_that_can_be_meant():
    assert refusal(dates.PLANNED, date(2028, 8, 7)) == "Date must be on or before 6 August 2028"
    assert refusal(dates.PLANNED, date(2026, 8, 5)) == "Date must be today or in the future"
    assert refusal(dates.HELD, date(2026, 8, 7)) == "Date must be today or in the past"
    assert refusal(dates.AGREED, date(1826, 8, 6)) == "Date must be on or after 6 August 2024"


def test_a_year_of_29_february_ends_on_the_28th():
    assert Span(back=1, ahead=1).last(date(2024, 2, 29)) == date(2025, 2, 28)


@pytest.mark.parametrize("day", [TODAY, date(2026, 8, 7)])
def test_nobody_was_born_today_or_later(day):
    assert BirthForm(boxes("born", day)).errors["born"] == ["Date of birth must be in the past"]


def test_somebody_younger_than_the_service_is_for_is_asked_about():
    assert BirthForm(boxes("born", date(2008, 8, 6))).is_valid()
    young = boxes("born", date(2008, 8, 7))
    assert "Are they 17?" in BirthForm(young).errors["born"][0]
    assert BirthForm(young | {"born-sure": "2008-08-07"}).is_valid()


def test_a_date_that_stood_there_before_is_not_asked_about_again():
    day = date(2010, 1, 1)
    assert BirthForm(boxes("born", day), initial={"born": day}).is_valid()


def test_every_date_of_a_form_names_its_kind():
    fields = [field for form in form_classes() for field in form.base_fields.values()]
    asked = [field for field in fields if isinstance(field, MemorableDateField)]
    assert asked and not [field.label for field in asked if field.span not in KINDS.values()]
