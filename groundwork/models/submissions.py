from django.conf import settings
from django.db import models
from django.utils import timezone


class Submission(models.Model):
    """One sending of one form. The form carries the id, so that a repeated sending is recognised.

    Inserted in the transaction that carries out the deed: the second of two simultaneous
    sendings waits for the first, fails on the primary key and is shown the first one's outcome.
    """

    id = models.UUIDField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    outcome = models.CharField(max_length=300, blank=True, help_text="Where the first sending led to.")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["at"], name="submission_at")]

    def __str__(self) -> str:
        return str(self.id)
