"""What is done to a supervision, from the diary to the confirmed record."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from groundwork.actions import action
from groundwork.asking import ask
from groundwork.transitions import lock, move
from notices.kinds import Kind
from notices.ledger import notify
from supervision import notices
from supervision.models import Action, Supervision
from support.models import Principle
from workers.models import Absence, Worker

Status = Supervision.Status


@action
def schedule(
    *,
    worker: Worker,
    by: User,
    kind: str,
    date: date,
    start: time | None = None,
    place: str = "",
    sure: Collection[str] = (),
    at: datetime | None = None,
) -> Supervision:
    """Put a supervision of `worker`, given by `by`, into the diary; for a day to come they have to be there."""
    at = at or timezone.now()
    today = timezone.localdate(at)
    if date >= today and not Worker.objects.there(today, at).filter(pk=worker.pk).exists():
        raise ValidationError(f"{worker} is not there now: nothing can be put in the diary with them.", code="gone")
    ask_of_leave(worker, by, date, start, today, sure)
    supervision = Supervision.objects.create(
        worker=worker, supervisor=by, kind=kind, date=date, start=start, place=place, created_at=at
    )
    supervision.status_changes.create(to_status=Status.SCHEDULED, by=by, at=at)
    if date >= today:
        tell(notices.SUPERVISION_SCHEDULED, supervision, worker.user)
    return supervision


def ask_of_leave(
    worker: Worker, supervisor: User, date: date, start: time | None, today: date, sure: Collection[str]
) -> None:
    """Ask whether it is meant where either is away then, on a day to come. What the absence is called is not said."""
    if date < today:
        return
    absent = Absence.objects.at(date, start).select_related("worker__user")
    away = absent.filter(Q(worker=worker) | Q(worker__user=supervisor)).first()
    if away:
        who = "You are" if away.worker.user_id == supervisor.pk else f"{worker} is"
        ask(sure, "away", f"{who} away then. Tick the box to put it in the diary all the same.")


@action
def reschedule(
    *,
    supervision: Supervision,
    by: User,
    date: date,
    start: time | None = None,
    place: str = "",
    sure: Collection[str] = (),
    at: datetime | None = None,
) -> Supervision:
    """Move a scheduled supervision to another day, time or place; `by` gives it from now on."""
    supervision = lock(supervision)
    ask_of_leave(supervision.worker, by, date, start, timezone.localdate(at), sure)
    before = supervision.label
    supervision.supervisor = by
    supervision.date, supervision.start, supervision.place = date, start, place
    move(supervision, Status.SCHEDULED, by=by, reason=f"Was {before}", at=at)
    tell(notices.SUPERVISION_RESCHEDULED, supervision, supervision.worker.user)
    return supervision


@action
def cancel(*, supervision: Supervision, by: User, reason: str, at: datetime | None = None) -> Supervision:
    """Cancel a scheduled supervision; it does not count as held, so the due date stays."""
    supervision = lock(supervision)
    move(supervision, Status.CANCELLED, by=by, reason=reason, at=at)
    tell(notices.SUPERVISION_CANCELLED, supervision, supervision.worker.user)
    return supervision


@action
def record(
    *,
    supervision: Supervision,
    by: User,
    minutes: int,
    discussed: str,
    date: date | None = None,
    principles: Iterable[Principle] = (),
    actions: Iterable[dict[str, Any]] = (),
    at: datetime | None = None,
    **facts: Any,
) -> Supervision:
    """Record a supervision that `by` has held, or correct the record until the worker confirms it.

    `date` is the day it was held, where it was not the day in the diary. `actions` are dicts
    of text, owner and due_on. `facts` are the record's further fields, such as `wellbeing`.
    """
    supervision = lock(supervision, "worker__user")
    is_correction = supervision.status == Status.RECORDED
    supervision.supervisor = by
    supervision.date = date or supervision.date
    if supervision.date > timezone.localdate(at):
        raise ValidationError({"date": "Date held must be today or in the past"})
    for name, value in {"minutes": minutes, "discussed": discussed, **facts}.items():
        setattr(supervision, name, value)
    move(supervision, Status.RECORDED, by=by, reason="Corrected" if is_correction else "", at=at)
    supervision.principles.set(principles)
    Action.objects.bulk_create(Action(supervision=supervision, **row) for row in actions)
    tell(notices.SUPERVISION_RECORDED, supervision, supervision.worker.user)
    return supervision


@action
def confirm(*, supervision: Supervision, by: User, workers_words: str = "", at: datetime | None = None) -> Supervision:
    """The worker agrees to the record, in their own words where they like; then it is locked."""
    supervision = lock(supervision)
    supervision.workers_words, supervision.confirmed_at = workers_words, at or timezone.now()
    move(supervision, Status.CONFIRMED, by=by, at=at)
    tell(notices.SUPERVISION_CONFIRMED, supervision, supervision.supervisor)
    return supervision


@action
def action_done(*, agreed: Action, by: User, on: date | None = None) -> Action:
    """Tick off something agreed in supervision; ticking it twice keeps the first day."""
    agreed = lock(agreed)
    agreed.done_on = agreed.done_on or on or timezone.localdate()
    agreed.save()
    return agreed


def tell(kind: Kind, supervision: Supervision, recipient: User) -> None:
    notify(
        kind,
        recipients=[recipient],
        thing=supervision.pk,
        label=supervision.label,
        path=supervision.get_absolute_url(),
        due_on=supervision.date,
    )
