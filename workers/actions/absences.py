"""When workers are away: entered, corrected, ended when they are back, and taken back."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Role
from groundwork.actions import action
from groundwork.transitions import lock
from groundwork.words import day
from notices.kinds import Kind
from notices.ledger import notify
from workers import notices, slots
from workers.models import Absence, AbsenceKind, Worker
from workers.models.absences import moments

NOT_STANDING = "This absence was taken back meanwhile. Nothing was saved."


@action
def enter_absence(
    *,
    worker: Worker,
    by: User,
    kind: AbsenceKind,
    starts_at: datetime,
    ends_at: datetime | None = None,
    note: str = "",
    at: datetime | None = None,
) -> Absence:
    """Write down that a worker is or will be away; without `ends_at` nobody knows yet until when.

    Leads, the line manager and the worker hear of it, but for who entered it.
    """
    worker = lock(worker, "user", "team")
    check_employed(worker, starts_at)
    absence = Absence.objects.create(
        worker=worker, kind=kind, starts_at=starts_at, ends_at=ends_at, note=note, entered_by=by
    )
    tell(notices.ABSENCE_ENTERED, absence, by, at or timezone.now())
    return absence


@action
def away_today(*, worker: Worker, by: User, at: datetime | None = None) -> Absence:
    """The worker is away for the rest of today; nothing is asked. Whoever came back today is away from then on."""
    at = at or timezone.now()
    today = timezone.localdate(at)
    begins, ends = moments(today, today)
    before = worker.absences.standing().filter(ends_at__gt=begins, ends_at__lte=at).order_by("ends_at").last()
    kind = AbsenceKind.objects.get(code=AbsenceKind.AWAY)
    starts_at = before.ends_at if before and before.ends_at else begins
    return enter_absence(worker=worker, by=by, kind=kind, starts_at=starts_at, ends_at=ends, at=at)


@action
def correct_absence(
    *,
    absence: Absence,
    by: User,
    kind: AbsenceKind,
    starts_at: datetime,
    ends_at: datetime | None = None,
    note: str = "",
    at: datetime | None = None,
) -> Absence:
    """Change when somebody is away or what it is called; who covers follows the new time."""
    absence = standing(absence)
    check_employed(absence.worker, starts_at)
    absence.kind, absence.starts_at, absence.ends_at, absence.note = kind, starts_at, ends_at, note
    absence.save()
    tell(notices.ABSENCE_CORRECTED, absence, by, at or timezone.now())
    return absence


@action
def end_absence(*, absence: Absence, by: User, at: datetime | None = None) -> Absence:
    """The worker is back now, earlier than planned or than anybody knew; the cover ends with it."""
    absence, at = standing(absence), at or timezone.now()
    if not absence.is_current(at):
        raise ValidationError("This absence does not go on at the moment. Nothing was saved.", code="stale")
    absence.ends_at = at
    absence.save()
    tell(notices.ABSENCE_ENDED, absence, by, at)
    return absence


@action
def take_back_absence(*, absence: Absence, by: User, reason: str, at: datetime | None = None) -> Absence:
    """It was entered in error: nobody is away because of it, and it stays readable with who took it back and why."""
    absence, at = standing(absence), at or timezone.now()
    absence.taken_back_at, absence.taken_back_by, absence.taken_back_reason = at, by, reason
    absence.save()
    tell(notices.ABSENCE_TAKEN_BACK, absence, by, at)
    return absence


@action
def enter_absences(*, by: User, entries: Sequence[Mapping[str, Any]]) -> list[Absence]:
    """Write down many absences at once: `worker`, `kind`, `starts_at` and `ends_at` of each. Each worker hears once."""
    at = timezone.now()
    absences = [Absence(entered_by=by, **entry) for entry in entries]
    Absence.objects.bulk_create(absences, batch_size=1_000)
    tell_of_many(notices.ABSENCES_IMPORTED, absences, by, at)
    return absences


@action
def take_back_absences(*, ids: Collection[UUID], by: User, reason: str) -> None:
    """Take back those of these absences that still stand. Each worker hears once."""
    rows = Absence.objects.standing().filter(pk__in=ids).order_by("pk")
    rows = rows.select_for_update(of=("self",), no_key=True).select_related("worker__user", "worker__line_manager")
    absences, at = list(rows), timezone.now()
    taken_back = {"taken_back_at": at, "taken_back_by": by, "taken_back_reason": reason, "updated_at": at}
    Absence.objects.filter(pk__in=[each.pk for each in absences]).update(**taken_back)
    for absence in absences:
        absence.taken_back_at = at
    tell_of_many(notices.ABSENCES_TAKEN_BACK, absences, by, at)


def tell_of_many(kind: Kind, absences: Sequence[Absence], by: User, at: datetime) -> None:
    """Tell each worker once how many absences of theirs it is; apps above hear of each."""
    of_workers: dict[Worker, list[Absence]] = defaultdict(list)
    for absence in absences:
        of_workers[absence.worker].append(absence)
    for worker, theirs in of_workers.items():
        notify(
            kind,
            recipients={worker.user, worker.line_manager} - {by},
            thing=theirs[0].pk,
            label=str(len(theirs)),
            path=worker.get_absolute_url(),
            due_on=timezone.localdate(at),
        )
    for absence in absences:
        for changed in slots.ABSENCE_CHANGED:
            changed(absence, by, at)


def standing(absence: Absence) -> Absence:
    """The absence, locked; refused where it was taken back."""
    absence = lock(absence, "worker__user", "worker__team")
    if absence.is_taken_back:
        raise ValidationError(NOT_STANDING, code="stale")
    return absence


def check_employed(worker: Worker, starts_at: datetime) -> None:
    """Nobody is away from work that has ended or not begun."""
    first = timezone.localdate(starts_at)
    if first < worker.started_on:
        raise ValidationError(
            {"first_day": f"First day must be {day(worker.started_on)}, their first at work, or later"}
        )
    if worker.left_on and first >= worker.left_on:
        raise ValidationError({"first_day": f"First day must be before {day(worker.left_on)}, when they leave"})


def tell(kind: Kind, absence: Absence, by: User, at: datetime) -> None:
    """Tell whoever plans the work, and the worker; apps above tell those who cover."""
    team = absence.worker.team
    leads = User.objects.there(timezone.now(), Role.LEAD, team=team)
    told = {*leads, absence.worker.line_manager, absence.worker.user} - {by}
    notify(
        kind,
        recipients=told,
        thing=absence.pk,
        label=team.name,
        path=absence.get_absolute_url(),
        due_on=timezone.localdate(at),
    )
    for changed in slots.ABSENCE_CHANGED:
        changed(absence, by, at)
