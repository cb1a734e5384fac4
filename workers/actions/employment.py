"""What the line manager decides about a worker: employment, stage, capacity, who looks after them, leaving."""

from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Role
from groundwork.actions import action
from groundwork.transitions import lock
from groundwork.words import day
from notices.kinds import Kind
from notices.ledger import notify
from workers import notices
from workers.actions.changing import change, tell_worker
from workers.models import Stage, StageChange, Worker


@action
def edit_employment(*, worker: Worker, by: User, **facts: Any) -> Worker:
    """Change the terms: kind of employment, pay, band, hours, and the dates of the contract."""
    return change(worker, facts, by=by)[0]


@action
def change_stage(
    *, worker: Worker, by: User, stage: Stage, starts_on: date, why: str, at: datetime | None = None
) -> StageChange:
    """Move the worker to another stage from a day on, today or in the past, and say why.

    The stage's number of places and days between supervisions hold from now on; another number that was agreed stays.
    """
    worker, at = lock(worker, "stage"), at or timezone.now()
    check_stage(worker, stage, starts_on)
    line = worker.stage_changes.create(
        from_stage=worker.stage, to_stage=stage, starts_on=starts_on, why=why, by=by, at=at
    )
    worker.stage = stage
    worker.save()
    tell_worker(worker, line, by=by)
    return line


def check_stage(worker: Worker, stage: Stage, starts_on: date) -> None:
    """Refuse a stage that the worker is at already, and a day before the one on which that began."""
    if stage == worker.stage:
        raise ValidationError({"stage": f"They are at this stage already. Choose another than {worker.stage}"})
    last = worker.stage_changes.last()
    first = last.starts_on if last else worker.started_on
    if starts_on < first:
        raise ValidationError({"starts_on": f"From when must be {day(first)}, when this stage began, or later"})


@action
def change_capacity(
    *, worker: Worker, by: User, agreed_caseload: int | None, why: str, at: datetime | None = None
) -> Worker:
    """Agree how many places the worker has, and say why; None for the stage's number, scaled by hours."""
    worker, lines = change(worker, {"agreed_caseload": agreed_caseload}, by=by, why=why, at=at)
    if not lines:
        raise ValidationError({"agreed_caseload": "This is agreed already. Change the number, or go back"})
    return worker


@action
def change_line_manager(*, worker: Worker, by: User, line_manager: User) -> Worker:
    """Let somebody else be line manager from now on; they and the worker are told."""
    worker, lines = change(worker, {"line_manager": line_manager}, by=by)
    if not lines:
        raise ValidationError({"line_manager": "They are line manager already. Choose somebody else, or go back"})
    tell(notices.LINE_MANAGER_NAMED, line_manager, worker, by=by)
    return worker


@action
def change_supervisor(*, worker: Worker, by: User, supervisor: User) -> Worker:
    """Let somebody else supervise from now on; they, the worker and who supervised before are told."""
    before = lock(worker).supervisor
    worker, lines = change(worker, {"supervisor": supervisor}, by=by)
    if not lines:
        raise ValidationError({"supervisor": "They supervise already. Choose somebody else, or go back"})
    tell(notices.SUPERVISOR_NAMED, supervisor, worker, by=by)
    tell(notices.SUPERVISION_PASSED_ON, before, worker, by=by, path="/")
    return worker


def tell(kind: Kind, user: User, worker: Worker, *, by: User, path: str = "") -> None:
    """Write somebody a notice about what they are to the worker now; whoever did it knows."""
    if user == by:
        return
    notify(
        kind,
        recipients=[user],
        thing=worker.profile_changes.latest("at").pk,
        label="Worker",
        path=path or worker.get_absolute_url(),
        due_on=timezone.localdate(),
    )


@action
def record_leaving(*, worker: Worker, by: User, left_on: date | None) -> Worker:
    """Write down the first day on which the worker no longer works here; None where they stay after all.

    The role of worker in the team ends with that day's beginning, and with it what it opens.
    """
    worker, lines = change(worker, {"left_on": left_on}, by=by)
    if lines and left_on:
        end_role(worker, left_on)
    return worker


def end_role(worker: Worker, left_on: date) -> None:
    """Let the worker's role in the team end when the day they left begins."""
    moment = timezone.make_aware(datetime.combine(left_on, time.min))
    held = worker.user.memberships.current(timezone.now()).with_role(Role.WORKER).filter(team=worker.team)
    for membership in held.select_for_update():
        membership.ends_at = max(moment, membership.starts_at)
        membership.save()
