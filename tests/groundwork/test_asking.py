"""What is possible and unlikely is asked about, with the answer kept."""

from datetime import time

import pytest
from crispy_forms.utils import render_crispy_form

from crispy_nhsuk.fields import TimeField
from crispy_nhsuk.forms import NHSForm
from groundwork.fields import MeetingTimeField
from support.models import Session
from tests.consistency.filling import boxes
from tests.consistency.test_forms import form_classes
from tests.factories import SupportFactory, days_ago
from tests.helpers import at


class MeetingForm(NHSForm):
    start = MeetingTimeField(label="Start time", required=False)


@pytest.mark.parametrize("typed", ["7:00", "9.30", "2:30pm", "14:30", "21:00", "noon", ""])
def test_a_time_of_the_day_is_taken_as_it_is(typed):
    assert MeetingForm({"start": typed}).is_valid()


@pytest.mark.parametrize(
    ("typed", "meant"), [("2:30", "14:30"), ("6:59", "18:59"), ("21:01", "9:01"), ("midnight", "12:00")]
)
def test_a_time_of_the_night_is_asked_about(typed, meant):
    form = MeetingForm({"start": typed})
    assert f"Did you mean {meant}?" in form.errors["start"][0]


def test_the_box_stands_under_the_time_and_counts_for_this_time_alone():
    asked = render_crispy_form(MeetingForm({"start": "2:30"}))
    assert 'name="start-sure"' in asked and 'value="02:30:00"' in asked and "Yes, 2:30 is right" in asked
    assert 'value="2:30"' in asked
    sure = MeetingForm({"start": "2:30", "start-sure": "02:30:00"})
    assert sure.is_valid() and sure.cleaned_data == {"start": time(2, 30)}
    assert "checked" in render_crispy_form(sure)
    assert not MeetingForm({"start": "3:30", "start-sure": "02:30:00"}).is_valid()


def test_nothing_is_asked_of_a_page_just_opened():
    assert "-sure" not in render_crispy_form(MeetingForm())


@pytest.mark.django_db
def test_a_session_in_the_small_hours_is_booked_after_asking(cast, sign_in):
    support = SupportFactory(worker=cast.worker_profile)
    client, answers = (
        sign_in(cast.worker),
        boxes("date", days_ago(-3)) | {"start": "2:30", "mode": "01", "place": "Café"},
    )
    asked = client.post(at("book_session", support), answers)
    assert "Did you mean 14:30?" in asked.text and "Café" in asked.text
    assert not Session.objects.exists()
    client.post(at("book_session", support), answers | {"start-sure": "02:30:00"})
    assert Session.objects.get().start == time(2, 30)


def test_every_time_of_a_form_is_that_of_a_meeting():
    fields = [field for form in form_classes() for field in form.base_fields.values()]
    assert not [field.label for field in fields if isinstance(field, TimeField) and type(field) is not MeetingTimeField]
