"""What can be imported from a file: kinds, their columns, and how lines become rows.

Each app adds its kinds to `slots.IMPORTS`. A kind knows three things: what is wrong with lines, how the others are
written, and how what was written is taken back. All else is the same for every kind: `workers/actions/imports.py`.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from accounts.models import Team, User
from groundwork.dates import Span
from groundwork.tables import Line, Unreadable
from groundwork.typed_cells import date_of
from groundwork.words import day, listed
from workers.models import ImportLine, Worker

Verdict = ImportLine.Verdict
Cells = Mapping[str, str]
LONGEST = 80


@dataclass(frozen=True)
class Column:
    """A column that a file may have: the name of its cells in the code, its heading, and other headings for it."""

    name: str
    heading: str
    also: Sequence[str] = ()
    is_needed: bool = True
    example: str = ""


@dataclass(frozen=True)
class Row:
    """A line of a file: its number, and what stands in each column that we know."""

    number: int
    cells: Cells


@dataclass
class Finding:
    """What comes of a row: new with its `facts`, there already, or wrong, with a reason in words."""

    row: Row
    verdict: Verdict = Verdict.NEW
    reason: str = ""
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def worker(self) -> Worker | None:
        """Whom it is about, where the rest of the row could be read as well."""
        return self.facts.get("worker")

    def turn(self, verdict: Verdict, reason: str) -> None:
        self.verdict, self.reason = verdict, reason


@dataclass(frozen=True)
class ImportKind:
    """One kind of import.

    `check(rows, team, today)` gives a Finding for each row. `write(findings, by)` writes those that are new, in the
    transaction in which they were checked, and gives the ids of what it wrote, in their order.
    `take_back(ids=, by=, reason=)` is the action that takes all of it back that stands. `read` is what the trail of a
    worker says of whoever reads the lines about them.
    """

    code: str
    title: str
    about: str
    columns: Sequence[Column]
    check: Callable[[Sequence[Row], Team, date], list[Finding]]
    write: Callable[[Sequence[Finding], User], list[UUID]]
    take_back: Callable[..., None]
    read: str


def rows_of(lines: Sequence[Line], columns: Sequence[Column]) -> list[Row]:
    """The rows under the headings, whatever their order; raises Unreadable where one is missing or twice."""
    heading, *others = lines
    places = places_of(heading.cells, columns)
    if not others:
        raise Unreadable("The file has headings and nothing below them.")
    return [Row(line.number, cells_of(line, places)) for line in others]


def places_of(headings: Sequence[str], columns: Sequence[Column]) -> dict[str, int]:
    """Where each column stands, under the first of its headings that the file has."""
    plain, places = [plain_heading(each) for each in headings], {}
    for column in columns:
        names = (plain_heading(each) for each in (column.heading, *column.also))
        name = next((each for each in names if each in plain), None)
        if name and plain.count(name) > 1:
            raise Unreadable(f"The column “{headings[plain.index(name)]}” is there twice. Remove one of them.")
        if name:
            places[column.name] = plain.index(name)
    missing = [f"“{column.heading}”" for column in columns if column.is_needed and column.name not in places]
    if missing:
        raise Unreadable(f"The first line must have the headings of the columns. Missing: {listed(missing)}.")
    return places


def plain_heading(text: str) -> str:
    """A heading without case, spaces and signs."""
    return re.sub(r"[\W_]", "", text.casefold())


def cells_of(line: Line, places: Mapping[str, int]) -> dict[str, str]:
    return {name: line.cells[place] if place < len(line.cells) else "" for name, place in places.items()}


def findings_of(rows: Iterable[Row], facts_of: Callable[[Cells], dict[str, Any]]) -> list[Finding]:
    """A finding for each row: new with its facts, or wrong with all that `facts_of` says against it."""
    return [finding_of(row, facts_of) for row in rows]


def finding_of(row: Row, facts_of: Callable[[Cells], dict[str, Any]]) -> Finding:
    finding = Finding(row)
    try:
        finding.facts = facts_of(row.cells)
    except ValidationError as error:
        finding.turn(Verdict.WRONG, " ".join(error.messages))
    return finding


class Workers:
    """The workers of a team as a file names them: by email address, or by name where only one has it."""

    def __init__(self, team: Team, today: date) -> None:
        self.by_word: dict[str, list[Worker]] = {}
        for worker in (
            Worker.objects.employed(today).filter(team=team).select_related("user", "line_manager").order_by("pk")
        ):
            for word in {worker.user.email.casefold(), plain_name(worker.user.name)}:
                self.by_word.setdefault(word, []).append(worker)

    def find(self, text: str) -> Worker:
        """The worker; raises ValidationError in the same words for whoever is unknown or in another team."""
        if not text:
            raise ValidationError("Enter the worker's email address or name.")
        found = self.by_word.get(plain_name(text), [])
        if len(found) > 1:
            raise ValidationError(f"More than one worker is called “{shortened(text)}”. Use the email address.")
        if not found:
            raise ValidationError(f"The team has no worker with the name or email address “{shortened(text)}”.")
        return found[0]


def plain_name(text: str) -> str:
    return " ".join(text.casefold().split())


def date_in(cells: Cells, name: str, called: str, span: Span, today: date) -> date:
    """The date in a cell, within its span; raises ValidationError."""
    found = optional_date(cells, name, called, span, today)
    if found is None:
        raise ValidationError(f"{called} is missing.")
    return found


def optional_date(cells: Cells, name: str, called: str, span: Span, today: date) -> date | None:
    """As before, or None where the cell is empty."""
    text = cells.get(name, "")
    if not text:
        return None
    found = date_of(text)
    if found is None:
        raise ValidationError(f"{called} “{shortened(text)}” is not a date like 27/3/2026.")
    first, last = span.first(today), span.last(today)
    if not first <= found <= last:
        raise ValidationError(f"{called} must be between {day(first)} and {day(last)}.")
    return found


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def turn_repeated(findings: Iterable[Finding], key: Callable[[dict[str, Any]], object]) -> None:
    """A line that says what an earlier one says is there already."""
    first: dict[object, int] = {}
    for finding in findings:
        if finding.verdict == Verdict.NEW:
            before = first.setdefault(key(finding.facts), finding.row.number)
            if before != finding.row.number:
                finding.turn(Verdict.PRESENT, f"The same as line {before}.")
