"""Changing facts of a worker's profile: what the service decides leaves a line about each, what is theirs does not."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from accounts.models import User
from groundwork.edits import in_words
from groundwork.transitions import lock
from groundwork.words import day
from notices.ledger import notify
from workers import notices
from workers.actions.rooms import follow_line_manager
from workers.models import ProfileChange, StageChange, Worker

# What the lines call the facts that the line manager looks after.
LABELS = {
    "employment": "Employment",
    "is_paid": "Paid",
    "paid_for": "What is paid for",
    "band": "Band",
    "weekly_hours": "Hours a week",
    "started_on": "Started on",
    "probation_ends_on": "Probation ends on",
    "contract_ends_on": "Contract ends on",
    "left_on": "Left on",
    "agreed_caseload": "Agreed places",
    "line_manager": "Line manager",
    "supervisor": "Supervisor",
    "dbs_checked_on": "DBS checked on",
}


def write(worker: Worker, facts: dict[str, Any]) -> Worker:
    """The worker, locked, with these fields changed and saved: for what is their own to say."""
    worker = lock(worker)
    for name, value in facts.items():
        setattr(worker, name, value)
    worker.save()
    return worker


def change(
    worker: Worker, facts: dict[str, Any], *, by: User, why: str = "", at: datetime | None = None
) -> tuple[Worker, list[ProfileChange]]:
    """As `write`, with a line for each fact of LABELS that is different now; the worker is told once of all of them.

    Another line manager enters no private room until the worker shares it.
    """
    worker, at = lock(worker, "line_manager"), at or timezone.now()
    managed_by = worker.line_manager
    before = {name: worded(worker, name) for name in facts if name in LABELS}
    for name, value in facts.items():
        setattr(worker, name, value)
    worker.save()
    follow_line_manager(worker, managed_by)
    lines = [
        ProfileChange.objects.create(
            worker=worker, field=name, label=LABELS[name], before=was, after=worded(worker, name), why=why, by=by, at=at
        )
        for name, was in before.items()
        if was != worded(worker, name)
    ]
    if lines:
        tell_worker(worker, lines[0], by=by)
    return worker, lines


def worded(worker: Worker, name: str) -> str:
    """What a field holds, in the words of pages; empty where it holds nothing."""
    value = in_words(worker, name)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return day(value) if isinstance(value, date) else str(value)


def tell_worker(worker: Worker, line: ProfileChange | StageChange, *, by: User) -> None:
    """Write the worker a notice that somebody else changed their profile."""
    if worker.user_id == by.pk:
        return
    notify(
        notices.PROFILE_CHANGED,
        recipients=[worker.user],
        thing=line.pk,
        label="Profile",
        path=worker.get_absolute_url(),
        due_on=timezone.localdate(line.at),
    )
