"""What is done to a worker's profile."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.utils import timezone

from accounts.models import Team, User
from accounts.permissions import Role
from groundwork.actions import action
from groundwork.months import months_later
from groundwork.transitions import lock
from workers.actions.rooms import follow_line_manager
from workers.models import ExperienceTheme, Stage, Worker


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
    **facts: Any,
) -> Worker:
    """Make the profile of somebody who holds the worker role in `team`.

    `facts` are further fields of the profile, such as `weekly_hours` or `band`.
    """
    return Worker.objects.create(
        user=user,
        team=team,
        line_manager=line_manager,
        supervisor=supervisor,
        stage=stage,
        started_on=started_on,
        **facts,
    )


@action
def edit_worker(*, worker: Worker, by: User, **facts: Any) -> Worker:
    """Change what the service decides: supervisor, stage, hours, contract, the day they left.

    The role of worker in the team ends with that day's beginning, and with it what it opens. Another line manager
    enters no private room until the worker shares it.
    """
    before, managed_by = worker.left_on, lock(worker, "line_manager").line_manager
    worker = change(worker, facts)
    follow_line_manager(worker, managed_by)
    if worker.left_on and worker.left_on != before:
        end_role(worker, worker.left_on)
    return worker


@action
def edit_about_me(
    *, worker: Worker, by: User, experience_themes: Iterable[ExperienceTheme] | None = None, **facts: Any
) -> Worker:
    """Change what is the worker's own to say: about me, interests, languages, areas, working days, themes."""
    worker = change(worker, facts)
    if experience_themes is not None:
        worker.experience_themes.set(experience_themes)
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
) -> Worker:
    """Write down a check of the worker's DBS certificate or of its status.

    Without `next_check_on` the service's policy says when it is checked again: DBS_CHECK_YEARS later.
    """
    return change(
        worker,
        {
            "dbs_level": level,
            "dbs_workforce": workforce,
            "dbs_update_service": update_service,
            "dbs_issued_on": issued_on,
            "dbs_checked_on": checked_on,
            "dbs_checked_by": by,
            "dbs_next_check_on": next_check_on or months_later(checked_on, 12 * settings.DBS_CHECK_YEARS),
        },
    )


def end_role(worker: Worker, left_on: date) -> None:
    """Let the worker's role in the team end when the day they left begins."""
    moment = timezone.make_aware(datetime.combine(left_on, time.min))
    held = worker.user.memberships.current(timezone.now()).with_role(Role.WORKER).filter(team=worker.team)
    for membership in held.select_for_update():
        membership.ends_at = max(moment, membership.starts_at)
        membership.save()


def change(worker: Worker, facts: dict[str, Any]) -> Worker:
    """The worker, locked, with these fields changed and saved."""
    worker = lock(worker)
    for name, value in facts.items():
        setattr(worker, name, value)
    worker.save()
    return worker
