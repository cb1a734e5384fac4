from django.conf import settings
from django.db import models

from groundwork.models.private_texts import PrivateTextField, PrivateTexts, encrypted_only


class Autosave(PrivateTexts):
    """What somebody typed into a form and has not sent yet: one row per person and form address.

    The address carries the identifier of the record, so the text cannot surface in another one. What was typed into a
    form of private text stands in `encrypted`, and nothing in `data`.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="autosaves")
    path = models.CharField(max_length=300)
    data = models.JSONField(help_text="Field name to list of values, as the form was posted.")
    encrypted = PrivateTextField(blank=True, default="", db_default="")
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "path"], name="autosave_once_per_form"),
            encrypted_only("autosave_encrypted", "encrypted"),
        ]

    def __str__(self) -> str:
        return f"kept {self.saved_at:%Y-%m-%d %H:%M}"

    def place_of(self, name: str) -> str:
        """Its user and form: a row that is kept again keeps its number, which nobody knows beforehand."""
        return f"{self._meta.db_table}:{self.user_id}:{self.path}:{name}"
