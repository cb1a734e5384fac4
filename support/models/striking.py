from django.conf import settings
from django.db import models

from groundwork.models.bases import undone_whole


class StrikableQuerySet(models.QuerySet):
    def counted(self):
        """Those that were not logged in error: what every count, figure, reminder and date goes by."""
        return self.filter(struck_at__isnull=True)

    def struck(self):
        """Those struck through as logged in error; they stay readable."""
        return self.filter(struck_at__isnull=False)


class Strikable(models.Model):
    """A record that can be struck through as logged in error, with who, when and why, and taken back."""

    struck_at = models.DateTimeField(null=True, editable=False)
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )
    struck_reason = models.TextField(blank=True, default="", db_default="", editable=False)

    class Meta:
        abstract = True

    @property
    def is_struck(self):
        return self.struck_at is not None


def struck_whole(name):
    """A check constraint: struck through by somebody, at a time and for a reason, or not at all."""
    return undone_whole(name, "struck", message="Say why this was logged in error.")
