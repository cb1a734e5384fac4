from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone

from groundwork.models.bases import OfRequest


class AccessEvent(OfRequest):
    """Somebody was shown records of people: in a page, a list, a search or an export.

    `subjects` are the ids of the people shown; `verb` is the URL name of the page, such as
    "referrals:referral_detail".
    """

    doer = "user"
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    subjects = ArrayField(models.UUIDField())
    verb = models.CharField(max_length=100)
    at = models.DateTimeField(default=timezone.now)

    class Meta(OfRequest.Meta):
        ordering = ["-at"]
        indexes = [
            GinIndex(fields=["subjects"], name="access_subjects"),
            models.Index(fields=["user", "at"], name="access_user_at"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} at {self.at:%Y-%m-%d %H:%M}"
