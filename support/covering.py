"""Who stands in for the worker of a support now, in whose name sessions are, and what pages say of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count
from django.utils import timezone

from accounts.permissions import Permission
from groundwork.permissions import can
from support.models import Cover, Session, Support
from workers.models import Absence, Worker


@dataclass(frozen=True)
class StandIn:
    """The absence of a support's worker that goes on, and the worker who covers; None where nobody does."""

    absence: Absence
    worker: Worker | None
    notes_agreed: bool = False


def stand_in(support: Support) -> StandIn | None:
    """Who covers the support now; None where its worker is there."""
    now = timezone.now()
    absence = Absence.objects.current(now).filter(worker=support.worker_id).first() if support.is_open else None
    if absence is None:
        return None
    counting = Cover.objects.counting(timezone.localdate(now), now).filter(support=support.pk)
    cover = counting.select_related("worker__user").first()
    return StandIn(absence, cover.worker, cover.notes_agreed) if cover else StandIn(absence, None)


def who_meets(support: Support, user_id: UUID, date: date) -> Worker:
    """In whose name a session of that day is that this user books or logs: who covers now, until the worker is back."""
    if support.worker.user_id == user_id or user_id not in support.covering_users:
        return support.worker
    counting = support.covers.counting(timezone.localdate(), timezone.now()).filter(worker__user=user_id)
    cover = counting.select_related("worker__user", "absence").get()
    last = cover.absence.last_day
    return cover.worker if cover.worker and (last is None or date <= last) else support.worker


def reads_notes(support, user):
    """Whether the reader of the support's page reads all its notes and reviews: who covers only as was agreed."""
    if can(user, Permission.SEE_TEAM_RECORDS, support) or support.is_supported_by(user):
        return True
    return (
        support.covers.counting(timezone.localdate(), timezone.now())
        .filter(worker__user=user.pk, notes_agreed=True)
        .exists()
    )


def may_name(user, absence):
    """Whether `user` says who covers in this absence: the worker who is away, and the leads of their team."""
    own = absence.worker.user_id == user.pk and can(user, Permission.SUPPORT, absence)
    return own or can(user, Permission.MANAGE_SUPPORTS, absence)


def supports_of(absence, user):
    """The open supports of the worker who is away that `user` may open, by when they were matched."""
    visible = Support.objects.visible_to(user).open().filter(worker=absence.worker_id)
    return visible.select_related("person", "referral").order_by("matched_on", "pk")


def summary_of(absence):
    """For the page of an absence: names of who covers and how many supports each, nobody's and those not decided."""
    said = absence.covers.in_force().order_by().values_list("worker__user__name")
    named = dict(said.annotate(number=Count("pk")))
    nobody = named.pop(None, 0)
    supports = Support.objects.open().filter(worker=absence.worker_id).count()
    theirs = Session.objects.booked(timezone.localdate()).in_absences(Absence.objects.filter(pk=absence.pk))
    return {
        "booked": list(theirs.order_by("date", "start")),
        "supports": supports,
        "named": sorted(named.items()),
        "nobody": nobody,
        "undecided": supports - nobody - sum(named.values()),
    }
