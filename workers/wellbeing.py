"""Who sees how a worker is: the ratings are theirs and their supervisor's. The one home of this rule.

A lead of the team who is neither sees them only while the worker shares them; each such showing is in the trail, and
the worker's own profile says when it was.
"""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from accounts.permissions import Permission
from groundwork.permissions import can
from groundwork.trail import WORDS
from workers.experience import ON_OWN_PROFILE, note_reading
from workers.models import Worker

WELLBEING_READ = "workers:wellbeing_read"
WORDS[WELLBEING_READ] = "Was shown how you are"
ON_OWN_PROFILE.append(WELLBEING_READ)


def reads_wellbeing(user: Any, worker: Worker) -> bool:
    """Whether `user` may see how the worker is."""
    return is_theirs(user, worker) or (worker.shares_wellbeing and can(user, Permission.SEE_TEAM_RECORDS, worker))


def is_theirs(user: Any, worker: Worker) -> bool:
    """Whether the ratings are the user's own to see: as the worker, or as who supervises them now."""
    supervises = worker.supervisor_id == user.pk and can(user, Permission.SUPERVISE, worker)
    return worker.user_id == user.pk or supervises


def note_wellbeing(request: HttpRequest, workers: Iterable[Worker]) -> None:
    """Record of which of these workers a page shows how they are to somebody to whom they share it."""
    shared = [worker.pk for worker in workers if not is_theirs(request.user, worker)]
    if shared:
        note_reading(request, shared, WELLBEING_READ)
