"""Giving what somebody looks after to others."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone

from accounts.models import User
from accounts.notices import HANDED_OVER
from accounts.stranded import BELONGINGS, Belonging
from groundwork.actions import action
from notices.ledger import notify

# The name of a kind of thing, the id of one, and who takes it over.
Given = tuple[str, UUID, User]


@action
def hand_over(*, user: User, by: User, to: Iterable[Given], at: datetime | None = None) -> int:
    """Give things that `user` looks after to others who are there; returns how many. Each new owner is told."""
    at = at or timezone.now()
    given = list(to)
    for name, pk, owner in given:
        hand_over_one(BELONGINGS.kinds[name], pk, user, owner, by=by, at=at)
    return len(given)


def hand_over_one(kind: Belonging, pk: UUID, user: User, owner: User, *, by: User, at: datetime) -> None:
    row = kind.owned_by(user).filter(pk=pk).select_for_update(of=("self",), no_key=True).first()
    if row is None:
        raise ValidationError("Somebody else has seen to one of these meanwhile. Nothing was saved.", code="stale")
    [team] = kind.open().filter(pk=pk).values_list(kind.team, flat=True)
    if owner == user or not kind.who_can(team, at).filter(pk=owner.pk).exists():
        raise ValidationError(f"{owner} cannot take this {kind.one} over. Choose somebody else.", code="owner")
    kind.take(row, user, owner, by=by, at=at)
    if kind.path:
        tell(kind, row, owner, kind.path(row), at)


def tell(kind: Belonging, row: Model, owner: User, path: str, at: datetime) -> None:
    day = timezone.localdate(at)
    notify(HANDED_OVER, recipients=[owner], thing=row.pk, label=kind.one, path=path, due_on=day)
