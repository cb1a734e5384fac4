import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone

from groundwork.models import BaseModel
from support.models.sessions import Session


@pghistory.track()
class SessionAddition(BaseModel):
    """A dated addition to a session note; the original stays readable."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="additions")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at"]

    def __str__(self):
        return f"addition of {self.at:%Y-%m-%d}"
