"""Whose what is in an induction: the one home of who may do what to it."""

from accounts.models import User
from development.models import InductionStep
from workers.models import Worker
from workers.owners import may_name_line_manager


def looks_after(user: User, worker: Worker) -> bool:
    """Whether `user` decides about this worker's induction: the line manager, or a lead where nobody is that.

    Never the worker themselves.
    """
    return worker.user_id != user.pk and may_name_line_manager(user, worker)


def may_do(user: User, step: InductionStep) -> bool:
    """Whether `user` says that a step is done: whose it is now, and who looks after the worker."""
    worker = step.induction.worker
    return looks_after(user, worker) or InductionStep.objects.filter(pk=step.pk).owned_by(user).exists()


def may_take_back(user: User, step: InductionStep) -> bool:
    """Whether `user` lets a step be to do again: who said it is done, until it is signed off; who looks after them."""
    said_so = step.status == InductionStep.Status.DONE and step.done_by_id == user.pk
    return said_so or looks_after(user, step.induction.worker)
