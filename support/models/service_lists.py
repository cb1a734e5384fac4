import pghistory
from django.db import models

from groundwork.models import ServiceListItem


@pghistory.track()
class EndingReason(ServiceListItem):
    """Why a support ended."""

    about = "Asked when a support ends. The reason says whether the ending was planned."
    DIED = "died"
    NEW_WORKER = "new-worker"

    planned = models.BooleanField("a planned ending", default=True)


@pghistory.track()
class Principle(ServiceListItem):
    """A principle of peer support drawn on in a session."""

    about = "Workers choose those they drew on in a session, supervisors those they reflected on."

    meaning = models.CharField(max_length=200, blank=True)


@pghistory.track()
class ConnectionKind(ServiceListItem):
    """How far somebody came with a place or group in their community: tried, joined, kept."""

    about = "Asked about a session: how far somebody came with a place or group in their community."
