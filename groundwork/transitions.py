"""Moving a record from one status to another, with a line in its timeline."""

from datetime import datetime
from typing import cast
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone

from groundwork.expects import M, SomeUser, WithStatus
from groundwork.models import StatusChange


class InvalidTransition(ValidationError):
    """The record is no longer in a status from which this can be done."""

    def __init__(self, obj: WithStatus) -> None:
        last = obj.status_changes.select_related("by").last()
        who = f" by {last.by}" if last and last.by else ""
        super().__init__(
            f"This was changed meanwhile: it is now “{obj.get_status_display().lower()}”{who}. Nothing was saved.",
            code="stale",
        )
        self.obj = obj


def lock(obj: M, *related: str) -> M:
    """The same row, fresh and locked until the transaction ends; `related` rows come with it, not locked.

    Whoever locks or changes it waits, but not rows that only refer to it: two people who change
    each other's accounts would block each other for good. Take the time of a deed after its
    lock, so that timelines have the order in which deeds were done.
    """
    return lock_row(cast(type[M], obj._meta.model), obj.pk, *related)


def lock_row(model: type[M], pk: UUID, *related: str) -> M:
    """As `lock`, of the row of a model with this id; outside a transaction Django refuses."""
    rows = model._default_manager.select_for_update(of=("self",), no_key=True)
    return (rows.select_related(*related) if related else rows).get(pk=pk)


def move(
    obj: WithStatus, to: str, *, by: SomeUser | None, reason: str = "", at: datetime | None = None
) -> StatusChange:
    """Set the status of a locked row and record the change.

    `obj.TRANSITIONS` maps each status to the statuses that may follow it. Other changed
    fields of `obj` are saved with it; `at` is now unless given. Raises InvalidTransition where `to` may not follow.
    """
    if to not in obj.TRANSITIONS.get(obj.status, ()):
        raise InvalidTransition(obj)
    before, obj.status = obj.status, to
    obj.save()
    return obj.status_changes.create(from_status=before, to_status=to, by=by, reason=reason, at=at or timezone.now())
