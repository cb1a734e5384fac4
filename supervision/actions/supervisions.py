"""What is done to a supervision, from the diary to the confirmed record."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from groundwork.actions import action
from groundwork.transitions import lock, move
from notices.ledger import notify
from supervision import notices
from supervision.models import Action, Supervision

Status = Supervision.Status


@action
def schedule(*, worker, by, kind, date, start=None, place="", at=None):
    """Put a supervision of `worker`, given by `by`, into the diary."""
    at = at or timezone.now()
    supervision = Supervision.objects.create(
        worker=worker, supervisor=by, kind=kind, date=date, start=start, place=place, created_at=at
    )
    supervision.status_changes.create(to_status=Status.SCHEDULED, by=by, at=at)
    if date >= timezone.localdate(at):
        tell(notices.SUPERVISION_SCHEDULED, supervision, worker.user)
    return supervision


@action
def reschedule(*, supervision, by, date, start=None, place="", at=None):
    """Move a scheduled supervision to another day, time or place; `by` gives it from now on."""
    supervision = lock(supervision)
    before = supervision.label
    supervision.supervisor = by
    supervision.date, supervision.start, supervision.place = date, start, place
    move(supervision, Status.SCHEDULED, by=by, reason=f"Was {before}", at=at)
    tell(notices.SUPERVISION_RESCHEDULED, supervision, supervision.worker.user)
    return supervision


@action
def cancel(*, supervision, by, reason, at=None):
    """Cancel a scheduled supervision; it does not count as held, so the due date stays."""
    supervision = lock(supervision)
    move(supervision, Status.CANCELLED, by=by, reason=reason, at=at)
    tell(notices.SUPERVISION_CANCELLED, supervision, supervision.worker.user)
    return supervision


@action
def record(*, supervision, by, minutes, discussed, date=None, principles=(), actions=(), at=None, **facts):
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
def confirm(*, supervision, by, workers_words="", at=None):
    """The worker agrees to the record, in their own words where they like; then it is locked."""
    supervision = lock(supervision)
    supervision.workers_words, supervision.confirmed_at = workers_words, at or timezone.now()
    move(supervision, Status.CONFIRMED, by=by, at=at)
    tell(notices.SUPERVISION_CONFIRMED, supervision, supervision.supervisor)
    return supervision


@action
def action_done(*, agreed, by, on=None):
    """Tick off something agreed in supervision; ticking it twice keeps the first day."""
    agreed = lock(agreed)
    agreed.done_on = agreed.done_on or on or timezone.localdate()
    agreed.save()
    return agreed


def tell(kind, supervision, recipient):
    notify(
        kind,
        recipients=[recipient],
        thing=supervision.pk,
        label=supervision.label,
        path=supervision.get_absolute_url(),
        due_on=supervision.date,
    )
