"""Yes or no, and times of day."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from crispy_nhsuk.fields import TimeField, YesNoField


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("9:30", 9, 30),
        ("9.30am", 9, 30),
        ("0930", 9, 30),
        ("930", 9, 30),
        ("2pm", 14, 0),
        ("12:15 a.m.", 0, 15),
        ("12pm", 12, 0),
        ("Midday", 12, 0),
        ("23:59", 23, 59),
    ],
)
def test_times_are_read_as_people_write_them(text, hour, minute):
    assert TimeField().clean(text) == datetime.time(hour, minute)


@pytest.mark.parametrize("text", ["24:00", "9:60", "13pm", "0am", "soon", "9:3"])
def test_what_is_not_a_time_is_refused(text):
    with pytest.raises(ValidationError):
        TimeField().clean(text)


@pytest.mark.parametrize(("answer", "value"), [("yes", True), ("no", False)])
def test_yes_and_no_become_true_and_false(answer, value):
    assert YesNoField().clean(answer) is value


def test_an_optional_question_left_alone_is_neither():
    assert YesNoField(required=False).clean("") is None


def test_a_question_left_alone_is_told_so():
    with pytest.raises(ValidationError):
        YesNoField().clean("")
