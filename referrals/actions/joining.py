"""Saying of two people that they are one, and taking that back."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import cast
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.utils import timezone

from accounts.models import User
from groundwork.actions import action
from groundwork.database_rights import is_append_only
from groundwork.transitions import lock
from notices.kinds import Kind
from referrals import notices, slots
from referrals.actions.audience import tell, tell_leads_of_people
from referrals.facts import differing, same_fact, set_fact, values_of
from referrals.models import Joining, Person, Referral

STALE = "Somebody changed one of these records meanwhile. Compare them again; nothing was saved."

APART = "These records have been taken apart already."
LATER = "One of these records was joined with another since then. Take that apart first."


def stamp(kept: Person, joined: Person) -> str:
    """What tells whether one of two people has changed since somebody compared them."""
    return f"{kept.updated_at.isoformat()} {joined.updated_at.isoformat()}"


@action
def join_people(
    *,
    kept: Person,
    joined: Person,
    by: User,
    reason: str,
    take: Collection[str] = (),
    compared: str | None = None,
    at: datetime | None = None,
) -> Joining:
    """From now on both are one person: `kept`, with the facts of `take` as `joined` had them.

    `compared` is the `stamp` of what `by` has seen. The row of `joined` keeps what it says, and every row that named
    it names `kept`.
    """
    kept, joined = lock_both(kept, joined)
    if compared is not None and compared != stamp(kept, joined):
        raise ValidationError(STALE, code="stale")
    if Joining.objects.standing().filter(joined__in=[kept, joined]).exists():
        raise ValidationError("One of these records has been joined with another meanwhile.", code="stale")
    at = at or timezone.now()
    concerned = lock_referrals(kept, joined)
    joining = Joining(kept=kept, joined=joined, by=by, at=at, reason=reason, concerned=concerned)
    joining.kept_before, joining.joined_before = values_of(kept), values_of(joined)
    joining.taken = [fact for fact in differing(kept, joined) if fact in take]
    joining.moved = {model._meta.label_lower: ids for model, ids in move_all(joined, kept)}
    joining.save()
    for fact in joining.taken:
        set_fact(kept, fact, joining.joined_before)
    kept.save()
    tell_of_joining(notices.PEOPLE_JOINED, joining, by, at)
    return joining


@action
def take_apart(*, joining: Joining, by: User, reason: str, at: datetime | None = None) -> Joining:
    """They are two after all: each gets back what it had, and what has come since stays with its referral.

    What was corrected since the joining stays with the kept person; what the joining gave it goes.
    """
    joining = lock(joining, "kept", "joined")
    if not joining.stands:
        raise ValidationError(APART, code="stale")
    kept, joined = lock_both(joining.kept, joining.joined)
    if Joining.objects.later_than(joining).exists():
        raise ValidationError(LATER, code="later")
    at = at or timezone.now()
    lock_referrals(kept, joined)
    move_back(joining)
    now = values_of(kept)
    for fact in joining.taken:
        if same_fact(fact, now, joining.joined_before):
            set_fact(kept, fact, joining.kept_before)
    kept.save()
    joining.taken_apart_by, joining.taken_apart_at, joining.taken_apart_reason = by, at, reason
    joining.save()
    tell_of_joining(notices.PEOPLE_TAKEN_APART, joining, by, at)
    return joining


def lock_both(one: Person, other: Person) -> tuple[Person, Person]:
    """Both rows, fresh and locked, always in one order, so that two who join them do not wait for each other."""
    rows = Person.objects.select_for_update(no_key=True).filter(pk__in=[one.pk, other.pk]).order_by("pk")
    found = {person.pk: person for person in rows}
    return found[one.pk], found[other.pk]


def lock_referrals(*people: Person) -> list[UUID]:
    """The ids of the referrals of these people, locked: nobody matches or ends them while they move."""
    rows = Referral.objects.select_for_update(no_key=True).filter(person__in=people).order_by("pk")
    return list(rows.values_list("pk", flat=True))


def rows_naming_people() -> Iterator[tuple[type[Model], str]]:
    """Each model whose rows belong to a person, and the name of the field that says to whom.

    What is append-only (histories) stays with the row of which it speaks.
    """
    for relation in Person._meta.related_objects:
        model = cast(type[Model], relation.related_model)
        if model is not Joining and not is_append_only(model):
            yield model, relation.field.name


def move_all(source: Person, target: Person) -> Iterator[tuple[type[Model], list[str]]]:
    """Let every row of one person belong to another; gives the ids of those that moved."""
    for model, field in rows_naming_people():
        rows = model._default_manager.filter(**{field: source})
        ids = [str(pk) for pk in rows.values_list("pk", flat=True)]
        rows.update(**{field: target})
        yield model, ids


def move_back(joining: Joining) -> None:
    """Let the rows that moved belong to the joined person again, with what hangs on their referrals since."""
    referrals = joining.moved[Referral._meta.label_lower]
    for model, field in rows_naming_people():
        names = {each.name for each in model._meta.get_fields()}
        back = Q(pk__in=joining.moved.get(model._meta.label_lower, []))
        if "referral" in names:
            back |= Q(referral__in=referrals)
        model._default_manager.filter(back, **{field: joining.kept_id}).update(**{field: joining.joined_id})


def tell_of_joining(kind: Kind, joining: Joining, by: User, at: datetime) -> None:
    """Tell every lead of the teams concerned but `by`, and whoever works with the person now."""
    people = [joining.kept.pk, joining.joined.pk]
    tell_leads_of_people(kind, people, at, joining, but=by)
    for user, record in [each for works_with in slots.WORK_WITH for each in works_with(people)]:
        if user != by:
            tell(kind, [user], record.referral, at, thing=joining, path=record.get_absolute_url())
