"""A register of training that was kept elsewhere: courses that workers completed, imported from a file."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from accounts.models import Team, User
from groundwork.dates import HOLDS, LEARNT
from groundwork.trail import WORDS
from groundwork.words import day
from training.actions.training import locked_rules, set_end, take_back_imported
from training.models import Course, TrainingRecord
from workers.importing import (
    Cells,
    Column,
    Finding,
    ImportKind,
    Row,
    Verdict,
    Workers,
    date_in,
    findings_of,
    optional_date,
    plain_name,
    shortened,
    turn_repeated,
)

Status = TrainingRecord.Status
COLUMNS = (
    Column(
        "worker",
        "Worker",
        also=("Worker email", "Work email", "Email", "Email address", "Worker name", "Name"),
        example="sam.example@example.org",
    ),
    Column("course", "Course", also=("Course name", "Course title", "Training", "Course code"), example="Fire safety"),
    Column(
        "completed_on",
        "Completed on",
        also=("Completed", "Date completed", "Completion date", "Date"),
        example="27/03/2026",
    ),
    Column("hours", "Hours", also=("Hours taken",), is_needed=False, example="1.5"),
    Column(
        "expires_on",
        "Runs out on",
        also=("Runs out", "Expires on", "Expires", "Expiry", "Expiry date", "Valid until"),
        is_needed=False,
        example="27/03/2028",
    ),
)
MOST_HOURS = 999
READ = "training:imported_training_read"
WORDS[READ] = "Read of your training in a file"


class Reading:
    """What the lines of a file mean for the workers of a team, as things stand."""

    def __init__(self, team: Team, today: date) -> None:
        self.today, self.workers = today, Workers(team, today)
        # A retired course may have been completed while it was offered.
        self.courses = {plain_name(word): each for each in Course.objects.all() for word in (each.code, each.label)}
        standing = TrainingRecord.objects.standing().filter(worker__team=team)
        completed = standing.filter(status=Status.COMPLETED).order_by()
        self.completed = set(completed.values_list("worker_id", "course_id", "completed_on"))
        places = standing.filter(status=Status.ENROLLED).order_by()
        self.places = {(worker, course): on for worker, course, on in places.values_list(*PLACE)}

    def facts_of(self, cells: Cells) -> dict[str, Any]:
        """The record of a line; raises ValidationError."""
        facts = {
            "worker": self.workers.find(cells["worker"]),
            "course": self.course_in(cells["course"]),
            "completed_on": date_in(cells, "completed_on", "Completed on", LEARNT, self.today),
            "expires_on": optional_date(cells, "expires_on", "Runs out on", HOLDS, self.today),
        }
        facts["hours"] = hours_in(cells.get("hours", ""), facts["course"])
        self.refuse(**facts)
        return facts

    def course_in(self, text: str) -> Course:
        if not text:
            raise ValidationError("Enter the course.")
        course = self.courses.get(plain_name(text))
        if course is None:
            raise ValidationError(f"There is no course “{shortened(text)}”. An administrator adds courses under Lists.")
        return course

    def refuse(self, *, worker: Any, course: Course, completed_on: date, expires_on: date | None, hours: Any) -> None:
        """Raise ValidationError where the parts of a record do not fit each other, or what is there."""
        if expires_on and expires_on <= completed_on:
            raise ValidationError("The date it runs out must be after the date it was completed.")
        enrolled_on = self.places.get((worker.pk, course.pk))
        if enrolled_on and completed_on >= enrolled_on:
            raise ValidationError(
                f"They have an open place on this course since {day(enrolled_on)}. Complete or withdraw that first."
            )


PLACE = ("worker_id", "course_id", "enrolled_on")


def hours_in(text: str, course: Course) -> Decimal:
    """The hours in a cell, or those of the course where it is empty; raises ValidationError."""
    if not text:
        return course.hours
    try:
        hours = Decimal(text)
        is_right = 0 <= hours <= MOST_HOURS and hours == round(hours, 1)
    except InvalidOperation:
        is_right = False
    if not is_right:
        raise ValidationError(
            f"Hours “{shortened(text)}” must be a number up to {MOST_HOURS}, with one decimal at most."
        )
    return round(hours, 1)


def key_of(facts: Mapping[str, Any]) -> tuple[UUID, int, date]:
    """What makes two records the same."""
    return facts["worker"].pk, facts["course"].pk, facts["completed_on"]


def check(rows: Sequence[Row], team: Team, today: date) -> list[Finding]:
    """What comes of each line: a record, none since it is there already, or what is wrong."""
    reading = Reading(team, today)
    findings = findings_of(rows, reading.facts_of)
    turn_repeated(findings, key_of)
    for finding in findings:
        if finding.verdict == Verdict.NEW and key_of(finding.facts) in reading.completed:
            finding.turn(Verdict.PRESENT, "The course is recorded as completed on this day.")
    return findings


def write(findings: Sequence[Finding], by: User) -> list[UUID]:
    """The records of the lines, completed; when they run out follows from the rules unless the file says it."""
    courses = sorted({finding.facts["course"] for finding in findings}, key=lambda course: course.pk)
    rules = {course.pk: locked_rules(course) for course in courses}
    records = [record_of(finding.facts, rules) for finding in findings]
    TrainingRecord.objects.bulk_create(records, batch_size=1_000)
    return [record.pk for record in records]


def record_of(facts: Mapping[str, Any], rules: Mapping[int, Any]) -> TrainingRecord:
    completed_on = facts["completed_on"]
    record = TrainingRecord(
        worker=facts["worker"],
        course=facts["course"],
        status=Status.COMPLETED,
        enrolled_on=completed_on,
        completed_on=completed_on,
        hours=facts["hours"],
    )
    set_end(record, facts["expires_on"], rules[record.course_id])
    return record


TRAINING = ImportKind(
    code="training",
    title="Import training",
    about="Courses that workers of your team completed, from a register kept elsewhere.",
    columns=COLUMNS,
    check=check,
    write=write,
    take_back=take_back_imported,
    read=READ,
)
