"""Messages to people: the kinds there are, and writing one into the ledger."""

from dataclasses import dataclass

from accounts.models import Notice, User

KINDS = {}


@dataclass(frozen=True)
class Kind:
    """A kind of message. Its words name nobody: they may be sent by e-mail.

    `subject` and `body` may use {reference} and {due_on}; `always_mail` overrides what the
    recipient chose (concerns only).
    """

    name: str
    subject: str
    body: str
    always_mail: bool = False


def kind(name, subject, body, *, always_mail=False):
    """Define a kind of message once; apps do so in their `notices.py`."""
    KINDS[name] = Kind(name, subject, body, always_mail)
    return KINDS[name]


def notify(kind, *, recipients, thing, reference, path, due_on):
    """Write one notice for each recipient unless the ledger has it already.

    `thing` is the id of what it is about, `path` the page it opens, `due_on` the date that
    makes it a new message rather than a repetition. Returns how many were new. Nothing is
    sent here: the sweep does that, so nothing depends on the broker or the mail server.
    """
    rows = [
        Notice(
            kind=kind.name,
            recipient=recipient,
            thing=thing,
            reference=reference,
            path=path,
            due_on=due_on,
            mail=Notice.Mail.NONE
            if recipient.delivery == User.Delivery.IN_APP and not kind.always_mail
            else Notice.Mail.WAITING,
        )
        for recipient in {r.pk: r for r in recipients if r.is_active}.values()
    ]
    before = Notice.objects.filter(kind=kind.name, thing=thing, due_on=due_on).count()
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return Notice.objects.filter(kind=kind.name, thing=thing, due_on=due_on).count() - before
