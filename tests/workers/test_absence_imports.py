"""Leave that was kept elsewhere, from a file."""

import pytest

from groundwork.words import day
from tests.factories import AbsenceFactory, days_ago
from tests.workers.files import csv_of, imported, tried, verdicts
from workers.actions.imports import take_back_import
from workers.models import Absence, AbsenceKind
from workers.models.absences import moments

pytestmark = pytest.mark.django_db
HEADING = "Name,From,To,Type"


def line(who, first, last, kind=""):
    """A line about so many days ahead."""
    return f"{who},{days_ago(-first):%d/%m/%Y},{days_ago(-last):%d/%m/%Y},{kind}"


def reasons(cast, *lines):
    file = tried("absences", cast.north, cast.lead, csv_of(HEADING, *lines))
    assert not file.problem
    return [verdicts(file)[number] for number in sorted(verdicts(file))]


def told(user):
    return list(user.notices.filter(kind__startswith="absences_").values_list("kind", flat=True))


def test_absences_are_imported_and_each_worker_hears_once(cast):
    leave = AbsenceKind.objects.get(code="annual-leave")
    lines = [line("wren ADEYEMI", 3, 5, leave.label), line("worker@example.org", 10, 12), line("Will Sørensen", 3, 3)]
    assert imported("absences", cast.north, cast.lead, csv_of(HEADING, *lines)).new == 3
    first = Absence.objects.get(worker=cast.worker_profile, kind=leave)
    assert (first.starts_at, first.ends_at) == moments(days_ago(-3), days_ago(-5))
    assert first.entered_by == cast.lead
    assert Absence.objects.filter(kind__code=AbsenceKind.AWAY).count() == 2
    assert told(cast.worker) == told(cast.worker2) == ["absences_imported"]
    assert not told(cast.lead)


def test_what_overlaps_is_refused_line_by_line(cast):
    AbsenceFactory(worker=cast.worker_profile, first=20, last=22)
    overlaps = ("wrong", "An absence is entered for part of this time already. Correct that one.")
    assert reasons(
        cast,
        line("worker@example.org", 3, 5),
        line("worker@example.org", 5, 6),
        line("worker@example.org", 3, 5),
        line("worker@example.org", 6, 7),
        line("worker@example.org", 22, 23),
        line("worker2@example.org", 5, 6),
    ) == [("new", ""), overlaps, ("present", "The same as line 2."), ("new", ""), overlaps, ("new", "")]


def test_what_is_wrong_with_a_line_is_said(cast):
    cast.worker2_profile.left_on = days_ago(-30)
    cast.worker2_profile.save()
    found = [reason for _, reason in reasons(
        cast,
        line("worker3@example.org", 1, 2),
        line("worker@example.org", 5, 3),
        line("worker@example.org", 5, 2_000),
        line("worker@example.org", 5, 6, "Depression"),
        line("worker2@example.org", 31, 32),
        "worker@example.org,31/2/2026,3/3/2026",
        "worker@example.org,,3/3/2026",
    )]  # fmt: skip
    words = [
        "no worker",
        f"must be {day(days_ago(-5))}",
        "between",
        "no kind of absence",
        "when they leave",
        "not a date",
    ]
    assert [word in reason for word, reason in zip([*words, "First day is missing"], found, strict=True)] == [True] * 7


def test_absences_sent_twice_are_there_already(cast):
    content = csv_of(HEADING, line("worker@example.org", 3, 5))
    imported("absences", cast.north, cast.lead, content)
    again = tried("absences", cast.north, cast.lead, content)
    assert (again.new, again.present) == (0, 1)


def test_imported_absences_are_taken_back_whole(cast):
    content = csv_of(HEADING, line("worker@example.org", 3, 5), line("worker2@example.org", 3, 5))
    file = imported("absences", cast.north, cast.lead, content)
    take_back_import(file=file, by=cast.lead, reason="Last year's file.")
    assert not Absence.objects.standing().exists()
    assert "absences_taken_back" in told(cast.worker2)
    assert imported("absences", cast.north, cast.lead, content).new == 2
