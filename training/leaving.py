"""Who may take a worker out of a cohort, and who may take that back."""

from typing import Any

from accounts.permissions import Permission
from groundwork.permissions import can
from training.models import CohortPlace


def may_leave(user: Any, place: CohortPlace) -> bool:
    """The worker themselves, the leads who run the cohort, and those who look after the worker."""
    own = place.worker.user_id == user.pk and can(user, Permission.SEE_OWN_PROFILE, place.worker)
    return own or can(user, Permission.MANAGE_WORKERS, place)


def may_take_back_leaving(user: Any, place: CohortPlace) -> bool:
    """The leads; the worker only what they did themselves."""
    return can(user, Permission.MANAGE_WORKERS, place) or (may_leave(user, place) and place.left_by_id == user.pk)
