"""Whose each part of a profile is: the one home of who may change what.

The worker writes what is said in their own words; the line manager decides about employment, stage and capacity. A lead
who is not line manager changes none of it. Only where the line manager or the supervisor is gone may a lead of the
team name another, as somebody must.
"""

from django.db.models.functions import Now

from accounts.models import User
from accounts.permissions import Permission
from groundwork.permissions import can
from workers.models import Worker


def is_line_manager(user: User, worker: Worker) -> bool:
    """Whether `user` looks after this worker's employment now: named as line manager, with a role that lets them."""
    return worker.line_manager_id == user.pk and can(user, Permission.SUPERVISE, worker)


def may_name_line_manager(user: User, worker: Worker) -> bool:
    """Whether `user` may say who is line manager: who is it now, or a lead of the team where nobody is there."""
    return is_line_manager(user, worker) or steps_in(user, worker, Worker.objects.without_line_manager(Now()))


def may_name_supervisor(user: User, worker: Worker) -> bool:
    """Whether `user` may say who supervises: the line manager, or a lead of the team where nobody is there."""
    return is_line_manager(user, worker) or steps_in(user, worker, Worker.objects.without_supervisor(Now()))


def steps_in(user: User, worker: Worker, gone) -> bool:
    """Whether `user` leads the worker's team and the worker is among those of whom somebody is gone."""
    return can(user, Permission.MANAGE_WORKERS, worker) and gone.filter(pk=worker.pk).exists()


def reads_employment(user: User, worker: Worker) -> bool:
    """Whether `user` reads the terms of employment: the worker, the line manager, and leads of the team."""
    is_own = worker.user_id == user.pk
    return is_own or is_line_manager(user, worker) or can(user, Permission.MANAGE_WORKERS, worker)


def reads_reasons(user: User, worker: Worker) -> bool:
    """Whether `user` reads why something was changed, which may be about health: the worker and the line manager."""
    return worker.user_id == user.pk or is_line_manager(user, worker)
