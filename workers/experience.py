"""Who reads the experience that a worker is willing to draw on: themselves, and who matches people in their team.

Each reading by somebody else is in the trail, and the worker sees who it was.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max
from django.http import HttpRequest

from accounts.permissions import Permission
from groundwork.models import AccessEvent
from groundwork.permissions import can
from groundwork.trail import WORDS, in_words, note_access
from workers.models import Worker

# Verbs of the trail, beside the pages on which it is shown.
READ, COMPARED = "workers:experience_read", "workers:experience_compared"
WORDS |= {READ: "Read it on your profile", COMPARED: "Was told whether it fits what somebody hopes for"}


def may_read(request: HttpRequest, worker: Worker) -> bool:
    """Whether the reader of the page may know which themes a worker named."""
    return worker.user_id == request.user.pk or can(request.user, Permission.MATCH, worker)


def note_reading(request: HttpRequest, workers: Iterable[UUID], verb: str) -> None:
    """Record that whoever sent the request is shown what these workers (ids) named, or whether it fits."""
    # The page is about somebody who works here: it carries nobody's banner.
    note_access(request)
    note_access(request, *workers, verb=verb)


def readings_of(worker: Worker) -> list[dict[str, Any]]:
    """Who else has been shown it, the last first: dicts of `name`, `words`, `times` and `last`."""
    events = AccessEvent.objects.filter(subjects__contains=[worker.pk], verb__in=[READ, COMPARED])
    by_reader = events.exclude(user=worker.user_id).order_by().values("user", "verb", name=F("user__name"))
    counted = by_reader.annotate(times=Count("pk"), last=Max("at")).order_by("-last")
    return [row | {"words": in_words(row["verb"])} for row in counted]
