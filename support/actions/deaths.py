"""What ends when a person has died: each lead confirms it for their own team."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Permission
from groundwork.actions import action
from groundwork.transitions import lock_row
from referrals.actions.triage import withdraw
from referrals.models import Person, Referral
from support.actions.supports import end_support
from support.models import EndingReason, Support


def open_of(person: Person, by: User) -> tuple[list[Support], list[Referral]]:
    """The open supports and referrals of a person in the teams that `by` leads."""
    supports = Support.objects.open().filter(person=person, team__in=by.teams_with(Permission.MANAGE_SUPPORTS))
    referrals = Referral.objects.open().filter(person=person, team__in=by.teams_with(Permission.TRIAGE))
    return list(supports.order_by("matched_on")), list(referrals.order_by("submitted_at"))


def stamp_of_open(supports: Iterable[Support], referrals: Iterable[Referral]) -> str:
    """What tells whether what is open is what was shown."""
    return " ".join(sorted(str(each.pk) for each in [*supports, *referrals]))


@action
def confirm_death(*, person: Person, by: User, listed: str | None = None, at: datetime | None = None) -> Person:
    """End what is open in the teams of `by` for a person who died: supports with that reason, referrals withdrawn.

    `listed` is the `stamp_of_open` of what `by` has read of; ValidationError where something else is open by now.

    Sessions booked after the death are cancelled; a support that had a session since ends on the day of the last.
    """
    person, at = lock_row(Person, person.pk), at or timezone.now()
    if person.deceased_on is None:
        raise ValidationError("It is not recorded that they died.", code="not_recorded")
    supports, referrals = open_of(person, by)
    if listed is not None and listed != stamp_of_open(supports, referrals):
        raise ValidationError("Something else is open by now. Read the list again; nothing was ended.", code="stale")
    reason = EndingReason.objects.get(code=EndingReason.DIED)
    for support in supports:
        held = support.sessions.held().order_by("date").values_list("date", flat=True).last()
        began = support.started_on or support.matched_on
        ended_on = max(day for day in (person.deceased_on, began, held) if day)
        end_support(support=support, by=by, ended_on=ended_on, ending_reason=reason, sure=("stranded",), at=at)
    for referral in referrals:
        withdraw(referral=referral, by=by, reason=str(reason), at=at)
    return person
