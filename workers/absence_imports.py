"""Leave that was kept elsewhere, imported from a file. Its kinds are those of the service; none tells of health."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from accounts.models import Team, User
from groundwork.dates import ABSENT
from groundwork.words import day
from workers.absences import READ
from workers.actions.absences import check_employed, enter_absences, take_back_absences
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
    plain_name,
    shortened,
    turn_repeated,
)
from workers.models import Absence, AbsenceKind
from workers.models.absences import moments

OVERLAPS = "An absence is entered for part of this time already. Correct that one."
COLUMNS = (
    Column(
        "worker",
        "Worker",
        also=("Worker email", "Work email", "Email", "Email address", "Worker name", "Name"),
        example="sam.example@example.org",
    ),
    Column("first_day", "First day", also=("From", "Start", "Start date", "Starts on"), example="27/07/2026"),
    Column("last_day", "Last day", also=("To", "Until", "End", "End date", "Ends on"), example="07/08/2026"),
    Column("kind", "Called", also=("Kind", "Type", "Kind of absence"), is_needed=False, example="Annual leave"),
)


class Reading:
    """What the lines of a file mean for the workers of a team, as things stand."""

    def __init__(self, team: Team, today: date) -> None:
        self.today, self.workers = today, Workers(team, today)
        self.kinds = {plain_name(word): kind for kind in AbsenceKind.objects.offered() for word in words_of(kind)}
        self.taken: dict[UUID, list[tuple[datetime, datetime | None]]] = defaultdict(list)
        rows = Absence.objects.standing().filter(worker__team=team).order_by()
        for worker, begins, ends in rows.values_list("worker_id", "starts_at", "ends_at"):
            self.taken[worker].append((begins, ends))

    def facts_of(self, cells: Cells) -> dict[str, Any]:
        """The absence of a line; raises ValidationError."""
        worker = self.workers.find(cells["worker"])
        first = date_in(cells, "first_day", "First day", ABSENT, self.today)
        last = date_in(cells, "last_day", "Last day", ABSENT, self.today)
        if last < first:
            raise ValidationError(f"Last day must be {day(first)}, the first day, or later.")
        begins, ends = moments(first, last)
        check_employed(worker, begins)
        return {"worker": worker, "kind": self.kind_in(cells.get("kind", "")), "starts_at": begins, "ends_at": ends}

    def kind_in(self, text: str) -> AbsenceKind:
        """What the absence is called; without a word it is “away”."""
        kind = self.kinds.get(plain_name(text or AbsenceKind.AWAY))
        if kind is None:
            names = ", ".join(f"“{label}”" for label in dict.fromkeys(map(str, self.kinds.values())))
            raise ValidationError(f"“{shortened(text)}” is no kind of absence. Use one of {names}, or leave it empty.")
        return kind

    def turn_taken(self, finding: Finding) -> None:
        """There already where the same time is entered, wrong where part of it is; from now on it counts as entered."""
        begins, ends = times = finding.facts["starts_at"], finding.facts["ends_at"]
        taken = self.taken[finding.facts["worker"].pk]
        if times in taken:
            finding.turn(Verdict.PRESENT, "This absence is entered already.")
        elif any(begins < (until or ends) and since < ends for since, until in taken):
            finding.turn(Verdict.WRONG, OVERLAPS)
        else:
            taken.append(times)


def words_of(kind: AbsenceKind) -> tuple[str, str]:
    return kind.code, kind.label


def key_of(facts: dict[str, Any]) -> tuple[UUID, datetime, datetime]:
    """What makes two absences the same."""
    return facts["worker"].pk, facts["starts_at"], facts["ends_at"]


def check(rows: Sequence[Row], team: Team, today: date) -> list[Finding]:
    """What comes of each line: an absence, none since it is there already, or what is wrong."""
    reading = Reading(team, today)
    findings = findings_of(rows, reading.facts_of)
    turn_repeated(findings, key_of)
    for finding in findings:
        if finding.verdict == Verdict.NEW:
            reading.turn_taken(finding)
    return findings


def write(findings: Sequence[Finding], by: User) -> list[UUID]:
    """The absences of the lines. Each worker is told once."""
    return [absence.pk for absence in enter_absences(by=by, entries=[finding.facts for finding in findings])]


ABSENCES = ImportKind(
    code="absences",
    title="Import absences",
    about="Leave and other absences of workers of your team. What they are called must not tell of anybody's health.",
    columns=COLUMNS,
    check=check,
    write=write,
    take_back=take_back_absences,
    read=READ,
)
