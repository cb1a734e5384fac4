"""Emails as files in a folder, where no mail server is."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from django.core.mail import EmailMessage
from django.core.mail.backends import filebased
from django.utils import timezone

from notices.smtp import NotHandedOver


class EmailBackend(filebased.EmailBackend):
    """As Django's; what could not be written whole is taken away again, and counts as not handed over."""

    def open(self) -> bool:
        """Django names files by second and memory address, which two processes of a worker can have in common."""
        if self.stream is not None:
            return False
        self.stream = (Path(self.file_path) / f"{timezone.now():%Y%m%d-%H%M%S}-{uuid4().hex}.log").open("ab")
        return True

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        try:
            return super().send_messages(email_messages)
        except OSError as error:
            self.take_back()
            raise NotHandedOver from error

    def take_back(self) -> None:
        if self.stream is not None:
            Path(self.stream.name).unlink(missing_ok=True)
            # What is still to be written goes to a file that nobody finds, where there is space for it.
            with suppress(OSError):
                self.close()
