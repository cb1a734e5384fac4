"""Who reads when a worker is away and what it is called, and what a profile shows of it.

Each reading by somebody else than the worker is in the trail. Others who may open the profile learn only that the
worker is away today.
"""

from uuid import uuid4

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Now

from accounts.permissions import Permission
from groundwork.permissions import can
from groundwork.prepared import prepared_first
from groundwork.trail import WORDS, note_access
from workers.models import Absence, Worker

SHOWN = 10
READ = "workers:absences_read"
WORDS |= {READ: "Read when you are away"}


def may_enter(user, worker):
    """Whether `user` enters and corrects when this worker is away: they themselves, and who manages them."""
    own = worker.user_id == user.pk and can(user, Permission.SEE_OWN_PROFILE)
    managing = worker.line_manager_id == user.pk and can(user, Permission.SUPERVISE, worker)
    return own or managing or can(user, Permission.MANAGE_WORKERS, worker)


def note_reading_of_absences(request, worker):
    """Record that whoever sent the request is shown when this worker is away."""
    # The page is about somebody who works here: it carries nobody's banner.
    note_access(request)
    if worker.user_id != request.user.pk:
        note_access(request, worker.pk, verb=READ)


def absences_shown(worker):
    """The newest absences of a worker, those to come among them; taken back ones as well, marked."""
    return list(Absence.objects.filter(worker=worker).select_related("kind")[:SHOWN])


def own_absence(user):
    """For a worker's start page: their profile, with `absence_id` where they are away now; None for anybody else."""
    worker = prepared_first(own_worker, user) if user.can(Permission.SEE_OWN_PROFILE) else None
    if worker:
        worker.submission = uuid4()
    return worker


def own_worker(user, today):
    current = Absence.objects.current(Now()).filter(worker=OuterRef("pk")).order_by()
    own = Worker.objects.employed(today).filter(user=user)
    return own.annotate(absence_id=Subquery(current.values("pk")[:1])).only("pk")
