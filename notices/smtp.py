"""SMTP as Django speaks it, which also says when an email certainly was not handed over."""

from collections.abc import Sequence
from smtplib import SMTP, SMTP_SSL, SMTPServerDisconnected

from django.core.mail import EmailMessage
from django.core.mail.backends import smtp

GO_ON = 354


class NotHandedOver(SMTPServerDisconnected):
    """The mail server could not be reached, or broke off before it had asked for the text."""


class Watched(SMTP):
    """Remembers whether the server has asked for the text of an email."""

    text_asked_for = False

    def getreply(self) -> tuple[int, bytes]:
        code, text = super().getreply()
        self.text_asked_for = self.text_asked_for or code == GO_ON
        return code, text


class Plain(Watched):
    pass


class Encrypted(Watched, SMTP_SSL):
    pass


class EmailBackend(smtp.EmailBackend):
    @property
    def connection_class(self) -> type[Watched]:
        return Encrypted if self.use_ssl else Plain

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        try:
            return super().send_messages(email_messages)
        except SMTPServerDisconnected as error:
            if isinstance(self.connection, Watched) and not self.connection.text_asked_for:
                raise NotHandedOver from error
            raise
