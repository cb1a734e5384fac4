"""Drills of reminders send every kind that the product has."""

from drills.reminders import CASES
from peersupport.reminders import REMINDERS


def test_each_kind_of_reminder_has_a_case_in_the_drills():
    assert set(CASES) == {reminder.name for reminder in REMINDERS}
