"""Entering a private room: who may, that it is written down, and who has."""

from uuid import UUID

from django.db.models import Count, F, Max
from django.http import HttpRequest

from groundwork.models import AccessEvent
from groundwork.trail import WORDS, note_access
from workers.models import Adjustment, Crossover, Room, Sharing, WellbeingPlan, Worker
from workers.models.rooms import entered_by

# Verbs of the trail, beside the pages on which it is shown.
ENTERED = {room: f"workers:{room}_read" for room in Room}
WORDS |= {verb: f"Read your {Room(room).label.lower()}" for room, verb in ENTERED.items()}
# The page of each room.
PAGES = {
    Room.ADJUSTMENTS: "workers:adjustments",
    Room.PLAN: "workers:wellbeing_plan",
    Room.CROSSOVERS: "workers:crossovers",
    Room.GAINS: "workers:gains",
    Room.RECOVERY: "workers:recovery_plan",
}


def rooms_open_to(user, worker):
    """The rooms of this worker that `user` may enter now: all for the worker, what is shared for the line manager."""
    if worker.user_id == user.pk:
        return list(Room)
    if worker.line_manager_id != user.pk:
        return []
    to_share = [room for room in Room if room.can_be_shared]
    return [room for room in to_share if Worker.objects.filter(entered_by(user, room), pk=worker.pk).exists()]


def note_entry(request: HttpRequest, worker_id: UUID, room: str) -> None:
    """Record that whoever sent the request is shown what stands in this room."""
    # The page is about somebody who works here: it carries nobody's banner.
    note_access(request)
    note_access(request, worker_id, verb=ENTERED[Room(room)])


def entries_of(worker, room):
    """Who else has read it, the last first: dicts of `name`, `times` and `last`."""
    events = AccessEvent.objects.filter(subjects__contains=[worker.pk], verb=ENTERED[Room(room)])
    by_reader = events.exclude(user=worker.user_id).order_by().values("user", name=F("user__name"))
    return by_reader.annotate(times=Count("pk"), last=Max("at")).order_by("-last")


def sharing_of(worker, room):
    """The standing `Sharing` of a room with whoever is the line manager now, or None."""
    return Sharing.objects.with_line_manager().filter(worker=worker, room=room).select_related("shared_with").first()


def has_anything(worker):
    """Whether anything stands in the worker's rooms, or was shared."""
    models = (Adjustment, WellbeingPlan, Crossover, Sharing)
    return any(model.objects.filter(worker=worker).exists() for model in models)
