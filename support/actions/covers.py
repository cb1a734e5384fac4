"""Who covers while a worker is away: named for each support, changed, given up; and ringing where nobody does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.cover import who_answers_for
from accounts.models import User
from accounts.permissions import Role
from groundwork.actions import action
from groundwork.transitions import lock
from groundwork.words import day
from notices.kinds import Kind
from notices.ledger import notify
from referrals.actions.audience import holders
from support import notices
from support.models import Cover, Ring, Support
from workers.models import Absence, Worker

OVER = "This absence is over or was taken back, so nobody needs to cover. Nothing was saved."


@dataclass(frozen=True)
class CoverBy:
    """Who covers a support: a worker, or None for nobody. `notes_agreed`: the person lets them read session notes."""

    support: Support
    worker: Worker | None
    notes_agreed: bool = False


@action
def name_cover(*, absence: Absence, by: User, named: Iterable[CoverBy], at: datetime | None = None) -> list[Cover]:
    """Say who covers these supports in an absence; what was said of them before ends. Returns what is new.

    Whoever covers, or no longer does, hears of it, and so do the leads and the worker who is away.
    """
    absence, at = lock(absence, "worker__user", "worker__team"), at or timezone.now()
    if absence.is_taken_back or absence.is_over(at):
        raise ValidationError(OVER, code="stale")
    wanted = list(named)
    for each in wanted:
        check_able(absence, each.worker, at)
    changes = [change for each in wanted if (change := replace(absence, each, by, at))]
    ended, begun = [before for before, _ in changes if before], [after for _, after in changes]
    tell_covers(notices.COVER_ENDED, ended, at)
    tell_covers(notices.COVER_NAMED, begun, at)
    if begun:
        others = {*holders(Role.LEAD, absence.worker.team), absence.worker.user} - {by}
        tell(notices.COVER_ARRANGED, others, absence, begun[0], absence.get_absolute_url(), at)
    return begun


def replace(absence: Absence, named: CoverBy, by: User, at: datetime) -> tuple[Cover | None, Cover] | None:
    """End what was said of the support and say the new; None where it is the same."""
    before = (
        absence.covers.in_force().filter(support=named.support).select_for_update(of=("self",), no_key=True).first()
    )
    if before and (before.worker_id, before.notes_agreed) == (named.worker and named.worker.pk, named.notes_agreed):
        return None
    if before:
        end(before, by, at)
    after = Cover.objects.create(
        absence=absence,
        support=named.support,
        worker=named.worker,
        notes_agreed=named.notes_agreed,
        named_by=by,
        named_at=at,
    )
    # Who goes on covering, with or without the notes, is not told that it ended.
    stays = before and before.worker_id == after.worker_id
    return (None if stays else before, after)


def check_able(absence: Absence, worker: Worker | None, at: datetime) -> None:
    """Who covers is another worker of the team, there now, and not away at that time themselves."""
    if worker is None:
        return
    there = Worker.objects.there(timezone.localdate(at), at).filter(team=absence.worker.team_id)
    if worker.pk == absence.worker_id or not there.filter(pk=worker.pk).exists():
        raise ValidationError({"who": f"{worker} cannot cover: choose another worker who is in this team now."})
    away = Absence.objects.meeting(max(absence.starts_at, at), absence.ends_at).filter(worker=worker).first()
    if away:
        raise ValidationError(
            {"who": f"{worker} is away as well, from {day(away.first_day)}. Choose somebody who is there all the time."}
        )


@action
def end_cover(*, cover: Cover, by: User, at: datetime | None = None) -> Cover:
    """Whoever covers can no longer do so; who answers for the team hears at once, as nobody covers from now on."""
    cover, at = lock(cover, "worker__user", "absence__worker__team", "support"), at or timezone.now()
    if cover.ended_at or cover.absence.is_taken_back or cover.absence.is_over(at):
        raise ValidationError("This cover has ended already. Nothing was saved.", code="stale")
    end(cover, by, at)
    _, people = who_answers_for(cover.absence.worker.team_id, at)
    role_path = reverse("support:uncovered_list")
    leads = set(holders(Role.LEAD, cover.absence.worker.team))
    for user in {*people} - {by}:
        tell(notices.COVER_GIVEN_UP, [user], cover.absence, cover, role_path if user in leads else reverse("home"), at)
    return cover


def end(cover: Cover, by: User, at: datetime) -> None:
    cover.ended_at, cover.ended_by = at, by
    cover.save()


@action
def ring(*, support: Support, by: User, said: str = "", at: datetime | None = None) -> Ring:
    """Write down that the person was rung, as their worker is away and nobody covers."""
    support, at = lock(support), at or timezone.now()
    absence = Absence.objects.current(at).filter(worker=support.worker_id).first()
    if absence is None:
        raise ValidationError("The worker is back, so this is not needed any more. Nothing was saved.", code="stale")
    return Ring.objects.create(absence=absence, support=support, by=by, at=at, said=said)


@action
def take_back_ring(*, ring: Ring, by: User, at: datetime | None = None) -> Ring:
    """It was marked by mistake: somebody is still to ring."""
    ring = lock(ring)
    if ring.taken_back_at:
        raise ValidationError("This was taken back already. Nothing was saved.", code="stale")
    ring.taken_back_at, ring.taken_back_by = at or timezone.now(), by
    ring.save()
    return ring


def tell_of_change(absence: Absence, by: User, at: datetime) -> None:
    """Those who cover hear that the absence was changed, ended or taken back."""
    covers = list(absence.covers.in_force().filter(worker__isnull=False).select_related("worker__user"))
    has_ended = absence.is_taken_back or absence.is_over(at)
    tell_covers(notices.COVER_ENDED if has_ended else notices.COVER_CHANGED, covers, at, but=by)


def tell_covers(kind: Kind, covers: list[Cover], at: datetime, but: User | None = None) -> None:
    """One message for whoever is named in these, however many supports it is about."""
    for user, cover in {cover.worker.user: cover for cover in covers if cover.worker}.items():
        if user != but:
            tell(kind, [user], cover.absence, cover, reverse("support:cover_list"), at)


def tell(kind: Kind, users: Iterable[User], absence: Absence, cover: Cover, path: str, at: datetime) -> None:
    notify(
        kind,
        recipients=users,
        thing=cover.pk,
        label=absence.worker.team.name,
        path=path,
        due_on=timezone.localdate(at),
    )
