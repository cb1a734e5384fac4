"""Sharing private rooms: the worker lets their line manager in, and out again."""

from typing import TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from groundwork.actions import action
from groundwork.transitions import lock
from notices.kinds import Kind
from notices.ledger import notify
from workers import notices
from workers.models import Sharing, Worker
from workers.models.rooms import PrivateRecord
from workers.rooms import has_anything

P = TypeVar("P", bound=PrivateRecord)
NOT_NOW = "Your line manager is somebody else now, or is not there. Nothing was shared."


@action
def share_room(*, worker: Worker, by: User, room: str, shared_with: UUID | None) -> Sharing:
    """Let the line manager into one room; twice changes nothing.

    `shared_with` is the id of whom the worker saw named when they decided. Rooms of `OWN_ALONE` are refused.
    """
    worker = lock(worker, "line_manager")
    there = User.objects.there(timezone.now(), team=worker.team_id)
    if worker.line_manager_id != shared_with or not there.filter(pk=shared_with).exists():
        raise ValidationError(NOT_NOW, code="another_line_manager")
    standing = worker.sharings.standing().filter(room=room)
    known = standing.filter(shared_with=shared_with).first()
    if known:
        return known
    standing.update(ended_at=timezone.now())
    sharing = worker.sharings.create(room=room, shared_with=worker.line_manager)
    tell(notices.ROOM_SHARED, worker, worker.line_manager, thing=sharing)
    return sharing


@action
def stop_sharing_room(*, worker: Worker, by: User, room: str) -> None:
    """Nobody but the worker enters the room from now on."""
    lock(worker).sharings.standing().filter(room=room).update(ended_at=timezone.now())


def follow_line_manager(worker: Worker, before: User) -> None:
    """After a change of line manager nothing is shared any more, and a worker who has anything there hears of it."""
    if worker.line_manager_id == before.pk:
        return
    worker.sharings.standing().update(ended_at=timezone.now())
    if has_anything(worker):
        tell(notices.LINE_MANAGER_CHANGED, worker, worker.user, thing=worker)


def plan_to_write(kind: type[P], worker: Worker) -> P:
    """The plan of this kind that a worker keeps, or a new one; both are locked, as there is one for each worker."""
    worker = lock(worker, "user")
    plan = kind._default_manager.select_for_update(no_key=True).filter(worker=worker).first() or kind()
    plan.worker = worker
    return plan


def tell_of_change(record: PrivateRecord, by: User) -> None:
    """The worker hears that somebody else wrote in their room."""
    if by.pk != record.worker.user_id:
        tell(notices.ROOM_CHANGED, record.worker, record.worker.user, thing=record)


def tell(kind: Kind, worker: Worker, recipient: User, *, thing: Worker | Sharing | PrivateRecord) -> None:
    notify(
        kind,
        recipients=[recipient],
        thing=thing.pk,
        label="Private rooms",
        path=worker.rooms_url,
        due_on=timezone.localdate(),
    )
