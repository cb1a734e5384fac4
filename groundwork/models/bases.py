"""What the product's models share: identifiers, reference lists, status changes."""

from collections.abc import Iterable
from typing import Self
from uuid import uuid4

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

from groundwork.request_ids import current_request


class BaseModel(models.Model):
    """A row with an opaque identifier that may stand in an address, and its times.

    `updated_at` also tells a form whether somebody changed the row meanwhile.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class AppendOnly(models.Model):
    """A row that is only ever added.

    `recorded_at` is PostgreSQL's clock, whatever was sent; what a row says of its time may lie in the past.
    """

    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        abstract = True
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="recorded_at",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="NEW.recorded_at = clock_timestamp(); RETURN NEW;",
            ),
        ]


class OfRequest(AppendOnly):
    """A row that somebody's request adds; `request` is its id in the log, a dash where there was none.

    `doer` names the field of who sent it.
    """

    doer = "by"
    request = models.CharField(max_length=32, blank=True, default=current_request, db_default="", editable=False)

    class Meta(AppendOnly.Meta):
        abstract = True


class TakenBackQuerySet(models.QuerySet):
    def standing(self) -> Self:
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
    def is_taken_back(self) -> bool:
        return self.taken_back_at is not None


class ServiceListItemQuerySet(models.QuerySet):
    def offered(self, chosen: Iterable[int] = ()) -> Self:
        """Items that forms offer, and those of the ids `chosen`, retired or not, which stay where they were chosen."""
        return self.filter(models.Q(is_active=True) | models.Q(pk__in=chosen) if chosen else models.Q(is_active=True))


class ServiceListItem(models.Model):
    """One entry of a list that a service may edit without a release.

    `about` says on the pages of the list what it is for. The code is made from the first label and never changes;
    `code_begins` keeps it apart from other names.
    """

    about = ""
    code_begins = ""

    code = models.SlugField(max_length=40, unique=True)
    label = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField("offered in forms", default=True)

    objects = ServiceListItemQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["order", "label"]

    def __str__(self) -> str:
        return self.label


class StatusChange(OfRequest):
    """An immutable line of a record's timeline: from what, to what, by whom, when and why.

    The concrete model adds a foreign key to its record with `related_name="status_changes"`.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    from_status = models.CharField(max_length=30, blank=True)
    to_status = models.CharField(max_length=30)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.TextField(blank=True)

    class Meta(OfRequest.Meta):
        abstract = True
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.from_status or 'new'} to {self.to_status}"


def all_or_none(name: str, *fields: str, message: str) -> models.CheckConstraint:
    """A check constraint: these nullable columns are all filled or all empty."""
    return models.CheckConstraint(
        condition=are_null(fields, False) | are_null(fields, True), name=name, violation_error_message=message
    )


def filled_when(
    name: str, condition: models.Q, *fields: str, texts: Iterable[str] = (), message: str
) -> models.CheckConstraint:
    """A check constraint: these nullable columns are filled where `condition` holds, and empty everywhere else.

    `texts` hold something where it holds; elsewhere they may as well.
    """
    filled = condition & are_null(fields, False)
    for text in texts:
        filled &= ~models.Q((text, ""))
    return models.CheckConstraint(
        condition=filled | (~condition & are_null(fields, True)), name=name, violation_error_message=message
    )


def taken_back_whole(name: str) -> models.CheckConstraint:
    """A check constraint: taken back by somebody, at a time and for a reason, or not at all."""
    return undone_whole(name, "taken_back", message="Say why this is taken back.")


def undone_whole(name: str, prefix: str, *, message: str) -> models.CheckConstraint:
    """A check constraint: the columns of this prefix say by whom, when and why, or nothing."""
    columns, reason = (f"{prefix}_at", f"{prefix}_by"), f"{prefix}_reason"
    whole = are_null(columns, False) & ~models.Q((reason, ""))
    nothing = models.Q(*[(f"{column}__isnull", True) for column in columns], (reason, ""))
    return models.CheckConstraint(condition=whole | nothing, name=name, violation_error_message=message)


def are_null(fields: Iterable[str], answer: bool) -> models.Q:
    return models.Q(*[(f"{field}__isnull", answer) for field in fields])
