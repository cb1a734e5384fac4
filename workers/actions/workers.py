"""A worker's profile is made, and their DBS status is checked."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from accounts.models import Team, User
from groundwork.actions import action
from groundwork.months import months_later
from workers.actions.changing import change
from workers.models import Stage, Worker


@action
def add_worker(
    *,
    user: User,
    team: Team,
    line_manager: User,
    supervisor: User,
    stage: Stage,
    started_on: date,
    by: User,
    at: datetime | None = None,
    **facts: Any,
) -> Worker:
    """Make the profile of somebody who holds the worker role in `team`; their stage begins with the first day.

    `facts` are further fields of the profile, such as `weekly_hours` or `band`.
    """
    worker = Worker.objects.create(
        user=user,
        team=team,
        line_manager=line_manager,
        supervisor=supervisor,
        stage=stage,
        started_on=started_on,
        **facts,
    )
    worker.stage_changes.create(to_stage=stage, starts_on=started_on, by=by, at=at or timezone.now())
    return worker


@action
def check_dbs(
    *,
    worker: Worker,
    by: User,
    level: str,
    workforce: str,
    issued_on: date,
    checked_on: date,
    update_service: bool = False,
    next_check_on: date | None = None,
    at: datetime | None = None,
) -> Worker:
    """Write down a check of the worker's DBS certificate or of its status.

    Without `next_check_on` the service's policy says when it is checked again: DBS_CHECK_YEARS later.
    """
    facts = {
        "dbs_level": level,
        "dbs_workforce": workforce,
        "dbs_update_service": update_service,
        "dbs_issued_on": issued_on,
        "dbs_checked_on": checked_on,
        "dbs_checked_by": by,
        "dbs_next_check_on": next_check_on or months_later(checked_on, 12 * settings.DBS_CHECK_YEARS),
    }
    return change(worker, facts, by=by, at=at)[0]
