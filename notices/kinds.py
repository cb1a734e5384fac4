"""The kinds of messages there are, and their words."""

from dataclasses import dataclass

from groundwork.words import day

KINDS = {}


@dataclass(frozen=True)
class Kind:
    """A kind of message. Its words name nobody: they may be sent by email.

    `subject` and `body` may use {label}, {due_on} and {about_on}; `always_mail` overrides
    what the recipient chose (concerns only).
    """

    name: str
    subject: str
    body: str
    always_mail: bool = False


def kind(name, subject, body, *, always_mail=False):
    """Define a kind of message once; apps do so in their `notices.py` or `reminders.py`."""
    KINDS[name] = Kind(name, subject, body, always_mail)
    return KINDS[name]


def subject_of(notice):
    """The words that head a notice, in the application and in its email."""
    return filled(KINDS[notice.kind].subject, notice)


def body_of(notice):
    """The sentences of a notice."""
    return filled(KINDS[notice.kind].body, notice)


def filled(text, notice):
    return text.format(
        label=notice.label,
        due_on=day(notice.due_on),
        about_on=day(notice.about_on or notice.due_on),
    )
