from django.conf import settings
from django.db import models


class Autosave(models.Model):
    """What somebody typed into a form and has not sent yet: one row per person and form address.

    The address carries the identifier of the record, so the text cannot surface in another one.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="autosaves")
    path = models.CharField(max_length=300)
    data = models.JSONField(help_text="Field name to list of values, as the form was posted.")
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "path"], name="autosave_once_per_form")]

    def __str__(self) -> str:
        return f"kept {self.saved_at:%Y-%m-%d %H:%M}"
