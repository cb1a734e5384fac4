from datetime import datetime, timedelta
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import IsNull
from django.utils import timezone

from groundwork.expects import SomeUser

LEASE = timedelta(minutes=5)


class Delivery(models.TextChoices):
    """How a person wants reminders by email; some kinds are always sent at once (`Kind.always_mail`)."""

    SINGLE = "single", "One email for each reminder"
    DAILY = "daily", "One email a day with everything"
    IN_APP = "in_app", "No emails, only notices in the application"


# The order in which people read them.
UNREAD_FIRST = [IsNull(F("read_at"), False), F("created_at").desc()]
FAILING_TRIES = 3
UNDECIDED = ["uncertain", "unwritten"]


class NoticeQuerySet(models.QuerySet):
    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)

    def unread_first(self) -> Self:
        """The unread ones, then the others, the newest of each first."""
        return self.order_by(*UNREAD_FIRST, "pk")

    def visible_to(self, user: SomeUser) -> Self:
        """Notices are their recipient's alone."""
        return self.filter(recipient_id=user.pk)

    def to_send(self, now: datetime) -> Self:
        """Notices whose email is due at `now`: waiting, or tried before and due again."""
        return self.filter(mail=Notice.Mail.WAITING, next_try_at__lte=now)

    def failing(self) -> Self:
        """Notices whose email was tried several times in vain and is tried again."""
        return self.filter(mail=Notice.Mail.WAITING, tries__gte=FAILING_TRIES)

    def undecided(self) -> Self:
        """Notices whose email is not tried again by itself: perhaps it went, or it could not be put into words."""
        return self.filter(mail__in=UNDECIDED)

    def unsent(self) -> Self:
        """Notices whose email did not certainly go, for administrators."""
        return self.failing() | self.undecided()

    def lapsed(self, now: datetime) -> Self:
        """Notices a process took for sending and never finished: whether they went is not known."""
        return self.filter(mail=Notice.Mail.SENDING, leased_until__lt=now)


class Notice(models.Model):
    """The ledger of messages to people: one row per kind, thing, recipient, due date and round.

    Inserting the row is the claim; the unique constraint makes every reminder happen once
    however often the sweep runs. The row is the notice in the application and carries the
    state of its email.
    """

    class Mail(models.TextChoices):
        WAITING = "waiting", "Waiting to be sent"
        SENDING = "sending", "Being sent"
        SENT = "sent", "Sent"
        NONE = "none", "No email wanted"
        UNCERTAIN = "uncertain", "Perhaps sent"
        UNWRITTEN = "unwritten", "Could not be written"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=60)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices")
    thing = models.UUIDField(help_text="Id of what it is about.")
    label = models.CharField(max_length=200, help_text="What the message calls it: never a person's name.")
    path = models.CharField(max_length=300, help_text="Address of the page it opens.")
    due_on = models.DateField(help_text="The day that makes it a message of its own.")
    round = models.PositiveSmallIntegerField(
        default=0, help_text="Counts the messages of one day, such as limits passed."
    )
    about_on = models.DateField(null=True, help_text="The date its words name.")
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)
    mail = models.CharField(max_length=10, choices=Mail, default=Mail.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index("recipient", *UNREAD_FIRST, name="notice_unread_first"),
            models.Index(fields=["recipient"], condition=Q(read_at__isnull=True), name="notice_unread"),
            models.Index(fields=["next_try_at"], condition=Q(mail="waiting"), name="notice_to_send"),
            models.Index(fields=["leased_until"], condition=Q(mail="sending"), name="notice_leased"),
            models.Index(fields=["created_at"], condition=Q(mail__in=UNDECIDED), name="notice_undecided"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "thing", "recipient", "due_on", "round"], name="notice_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.label}"
