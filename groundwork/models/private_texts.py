"""Columns of encrypted text: `groundwork.private` says how it is encrypted."""

from django.db import models

from groundwork.private import CANNOT_BE_READ, LOOKS, Unreadable, decrypt, encrypt


class PrivateTextField(models.TextField):
    """A column of encrypted text.

    The attribute holds what the database holds, so that no page, log or history shows more by mistake:
    `PrivateTexts.read` and `write` are the only ways to the words.
    """


class PrivateTexts(models.Model):
    """A row with private texts, each encrypted for its column of this row."""

    class Meta:
        abstract = True

    def place_of(self, name: str) -> str:
        """What a text is encrypted for; nothing of it may change while the row stands."""
        return f"{self._meta.db_table}:{self.pk}:{name}"

    def read(self, name: str) -> str:
        """The words of one column; Unreadable where no present key opens them here."""
        return decrypt(getattr(self, name), self.place_of(name))

    def shown(self, name: str) -> str:
        """The words for a page, or a sentence that they cannot be read."""
        try:
            return self.read(name)
        except Unreadable:
            return CANNOT_BE_READ

    def for_form(self, name: str) -> str:
        """The words to begin a form with: none where they cannot be read."""
        try:
            return self.read(name)
        except Unreadable:
            return ""

    def write(self, **texts: str) -> None:
        """Encrypt these words for their columns.

        What is as it was is not encrypted again; what cannot be read is not overwritten by nothing.
        """
        for name, text in texts.items():
            if self.for_form(name) != text:
                setattr(self, name, encrypt(text, self.place_of(name)))


def encrypted_only(name: str, *fields: str) -> models.CheckConstraint:
    """A check constraint: these columns hold encrypted text or nothing, never words that anybody could read."""
    condition = models.Q()
    for field in fields:
        condition &= models.Q((field, "")) | models.Q((f"{field}__regex", LOOKS))
    return models.CheckConstraint(
        condition=condition, name=name, violation_error_message="Private text must be encrypted before it is kept."
    )
