"""Who is told about a referral and what came of it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.cover import who_answers_for
from accounts.models import Team, User
from accounts.permissions import Role
from notices.kinds import Kind
from notices.ledger import notify
from referrals import slots
from referrals.models import Person, Referral


def holders(role: str, team: Team | UUID | None) -> QuerySet[User]:
    """Everybody who is there with `role` in `team` (or its id) now."""
    return User.objects.there(timezone.now(), role, team=team)


def one_or_cover(user_id: UUID, role: str, team: Team | UUID | None) -> QuerySet[User]:
    """Who is meant; where they are no longer there with `role` in `team`, the colleagues who cover."""
    there = holders(role, team)
    return there.filter(pk=user_id) or there


def followers(referral: Referral) -> QuerySet[User]:
    """The referrer; where they have left the referring team, the colleagues who cover."""
    return one_or_cover(referral.referrer_id, Role.COORDINATOR, referral.referring_team)


def who_works_with(person: Person) -> Iterator[tuple[Referral, list[User]]]:
    """Whoever works with a person now, each once, beside the referral through which they do.

    Leads and referrers of referrals that are open or whose person is supported, and whom apps above know.
    """
    told: set[UUID] = set()
    working: dict[UUID, list[User]] = {}
    for user, record in [each for works_with in slots.WORK_WITH for each in works_with([person.pk])]:
        working.setdefault(record.referral_id, []).append(user)
    for referral in person.referrals.sent().select_related("team", "referring_team").order_by("-submitted_at"):
        supporting = working.get(referral.pk, [])
        users = list(supporting)
        if referral.is_open or supporting:
            users += [*holders(Role.LEAD, referral.team_id), *followers(referral)]
        fresh = {user.pk: user for user in users if user.pk not in told}
        told |= set(fresh)
        yield referral, list(fresh.values())


def tell_leads(kind: Kind, referral: Referral, at: datetime, thing: Model | None = None) -> None:
    """Write a notice about the referral for every lead of its team."""
    tell(kind, holders(Role.LEAD, referral.team_id), referral, at, thing=thing)


def tell_leads_of_people(
    kind: Kind, people: Iterable[UUID], at: datetime, thing: Model, but: User | None = None
) -> None:
    """Write a notice about `thing` for every lead of these people, except one; each reads of a referral of theirs."""
    sent = Referral.objects.sent().filter(person__in=people).order_by("team_id", "-submitted_at")
    for referral in sent.distinct("team_id"):
        leads = holders(Role.LEAD, referral.team_id)
        tell(kind, leads.exclude(pk=but.pk) if but else leads, referral, at, thing=thing)


def tell_who_answers(
    kind: Kind,
    without_lead: Kind,
    referral: Referral,
    at: datetime,
    *,
    team: Team,
    thing: Model | None = None,
    path: str | None = None,
) -> None:
    """Tell the leads of the team who are there, or else whoever answers for it: the name of the team, and no more."""
    role, people = who_answers_for(team.pk, timezone.now())
    if role == Role.LEAD:
        tell(kind, people, referral, at, thing=thing, path=path)
        return
    notify(
        without_lead,
        recipients=people,
        thing=(thing or referral).pk,
        label=team.name,
        path=reverse("home"),
        due_on=timezone.localdate(at),
    )


def tell_referrer(kind: Kind, referral: Referral, at: datetime, thing: Model | None = None) -> None:
    """Write a notice about the referral for those who follow it in the referring team."""
    tell(kind, followers(referral), referral, at, thing=thing)


def tell(
    kind: Kind,
    recipients: Iterable[User],
    referral: Referral,
    at: datetime,
    *,
    thing: Model | None = None,
    path: str | None = None,
) -> None:
    """Write a notice that calls a thing by its referral and opens `path`; both are the referral's own unless given."""
    notify(
        kind,
        recipients=recipients,
        thing=(thing or referral).pk,
        label=referral.reference,
        path=path or referral.get_absolute_url(),
        due_on=timezone.localdate(at),
    )
