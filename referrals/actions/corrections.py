"""Putting right what is known of a person, so that nobody wonders what it said before."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db.models import Field
from django.utils import timezone

from accounts.models import User
from groundwork.actions import action
from groundwork.transitions import lock, lock_row
from notices.kinds import Kind
from referrals import notices
from referrals.actions.audience import tell, who_works_with
from referrals.actions.refer import save_risks, tell_of_conflict
from referrals.models import Correction, Person, Referral
from referrals.summaries import heading_of, in_words, risk_in_words

# What can set one person's NHS number against another's.
IDENTITY = {"nhs_number", "name", "date_of_birth"}
RISKS_CHANGED = "Somebody changed these answers while you were writing. Read them again; nothing was saved."
NOTHING_CHANGED = "Nothing is different from what was there before. Change what is wrong, or go back."


@action
def correct_person(
    *, person: Person, by: User, reason: str, answers: Mapping[str, Any], at: datetime | None = None
) -> Person:
    """Put facts about a person right; `answers` maps fields to values. Those who work with the person are told.

    Each correction keeps what was there before. ValidationError where nothing differs.
    """
    person, at = lock_row(Person, person.pk), at or timezone.now()
    found = [corrected(person, name, value) for name, value in answers.items() if getattr(person, name) != value]
    person.save()
    keep(found, person, by, reason, at)
    if IDENTITY & set(answers):
        tell_of_conflict(person, at, thing=found[-1])
    return person


def stamp_of_risks(referral: Referral) -> str:
    """What tells whether somebody has changed the risks of a referral since they were shown."""
    last = referral.risks.order_by("-updated_at").values_list("updated_at", flat=True).first()
    return last.isoformat() if last else ""


@action
def correct_risks(
    *,
    referral: Referral,
    by: User,
    reason: str,
    risks: Mapping[str, dict[str, str]],
    compared: str | None = None,
    at: datetime | None = None,
) -> Referral:
    """Put right what a referral says of risks; `risks` as `save_section` takes them.

    `compared` is the `stamp_of_risks` of what `by` has seen; ValidationError where they were changed since.
    """
    referral, at = lock(referral), at or timezone.now()
    if compared is not None and compared != stamp_of_risks(referral):
        raise ValidationError(RISKS_CHANGED, code="stale")
    before = {kind.code: (kind, risk_in_words(kind)) for kind in referral.risks_asked}
    save_risks(referral, dict(risks))
    del referral.risks_asked
    after = {kind.code: risk_in_words(kind) for kind in referral.risks_asked}
    found = [
        Correction(referral=referral, field=code, label=kind.heading, before=words, after=after[code])
        for code, (kind, words) in before.items()
        if after.get(code, words) != words
    ]
    person = referral.person
    if person is None:
        raise ValidationError("This referral names nobody.", code="nobody")
    keep(found, person, by, reason, at)
    return referral


@action
def record_death(*, person: Person, by: User, deceased_on: date, source: str, at: datetime | None = None) -> Person:
    """Write down that a person died, and who said so; whoever works with them is told, and no reminder comes.

    What is open stays until each lead concerned has confirmed what ends.
    """
    person, at = lock_row(Person, person.pk), at or timezone.now()
    if person.is_deceased:
        raise ValidationError("It is recorded already that they died.", code="recorded")
    found = [corrected(person, "deceased_on", deceased_on), corrected(person, "deceased_source", source)]
    person.save()
    keep(found[:1], person, by, f"Told by: {source}", at, notice=notices.PERSON_DIED)
    return person


@action
def undo_death(*, person: Person, by: User, reason: str, at: datetime | None = None) -> Person:
    """Take back that a person died; what ended because of it is not opened again by itself."""
    person, at = lock_row(Person, person.pk), at or timezone.now()
    if not person.is_deceased:
        raise ValidationError("It is not recorded that they died.", code="not_recorded")
    found = [corrected(person, "deceased_on", None), corrected(person, "deceased_source", "")]
    person.save()
    keep(found[:1], person, by, reason, at, notice=notices.DEATH_UNDONE)
    return person


def corrected(person: Person, name: str, value: Any) -> Correction:
    """The person with this value, and the Correction of it, not saved yet."""
    before = in_words(person, name)
    setattr(person, name, value)
    field = cast(Field, Person._meta.get_field(name))
    kept = value if isinstance(value, bool) or value is None else field.value_to_string(person)
    return Correction(field=name, label=heading_of(name), before=before, after=in_words(person, name), value=kept)


def keep(
    found: list[Correction],
    person: Person,
    by: User,
    reason: str,
    at: datetime,
    notice: Kind = notices.PERSON_CORRECTED,
) -> None:
    """Save these corrections and tell whoever works with the person, except who made them."""
    if not found:
        raise ValidationError(NOTHING_CHANGED, code="same")
    concerned = list(person.referrals.sent().values_list("pk", flat=True))
    for each in found:
        # What a referral says of risks is its own, whoever else refers the person.
        each.concerned = [each.referral_id] if each.referral_id else concerned
        each.person, each.by, each.reason, each.at = person, by, reason, at
        each.save()
    for referral, users in who_works_with(person):
        others = [user for user in users if user != by]
        tell(notice, others, referral, at, thing=found[-1], path=person.get_absolute_url())
