from django.conf import settings
from django.db import models
from django.db.models import Q


class TakenBackQuerySet(models.QuerySet):
    def standing(self):
        """Those that nobody took back: what every state, count and reminder goes by."""
        return self.filter(taken_back_at__isnull=True)


class TakenBack(models.Model):
    """A row that can be taken back, with who, when and why; it stays readable and counts nowhere."""

    taken_back_at = models.DateTimeField(null=True, editable=False)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )
    taken_back_reason = models.TextField(blank=True, default="", db_default="", editable=False)

    class Meta:
        abstract = True

    @property
    def is_taken_back(self):
        return self.taken_back_at is not None


def taken_back_whole(name):
    """A check constraint: taken back by somebody, at a time and for a reason, or not at all."""
    whole = Q(taken_back_at__isnull=False, taken_back_by__isnull=False) & ~Q(taken_back_reason="")
    return models.CheckConstraint(
        condition=whole | Q(taken_back_at__isnull=True, taken_back_by__isnull=True, taken_back_reason=""),
        name=name,
        violation_error_message="Say why this is taken back.",
    )
