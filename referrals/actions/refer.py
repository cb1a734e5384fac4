"""From the first word of a draft to sending it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone

from accounts.models import Team, User
from groundwork.actions import action
from groundwork.transitions import InvalidTransition, lock, lock_row, move
from referrals import notices
from referrals.actions.audience import tell_leads_of_people, tell_who_answers
from referrals.actions.people import description_of
from referrals.models import Person, Referral, Risk, RiskKind


@action
def refer(*, by: User, referring_team: Team, team: Team, at: datetime | None = None) -> Referral:
    """Start a draft: a referral, and the person it is about, with nothing said about them yet."""
    at = at or timezone.now()
    person = Person.objects.create(created_at=at)
    return Referral.objects.create(person=person, referrer=by, referring_team=referring_team, team=team, created_at=at)


@action
def save_section(*, referral: Referral, by: User, section: str, answers: Mapping[str, Any], complete: bool) -> Referral:
    """Keep the answers of one section of a draft; `complete` when nothing is missing in it.

    `answers` maps field names of the person or the referral to values. Lists of themes may
    stand among them, and `risks`: the code of each kind with a dict of its `answer` and `detail`,
    as far as they are known.
    """
    referral = lock_draft(referral)
    done = set(referral.completed_sections) - {section} | ({section} if complete else set())
    referral.completed_sections = [each for each in Referral.Section.values if each in done]
    if section in Referral.PERSON_SECTIONS:
        save_answers(lock_row(Person, cast(UUID, referral.person_id)), answers)
        answers = {}
    save_risks(referral, answers.get("risks", {}))
    save_answers(referral, {name: value for name, value in answers.items() if name != "risks"}, "completed_sections")
    return referral


def save_answers(owner: Person | Referral, answers: Mapping[str, object], *others: str) -> None:
    """Save these answers, and other fields that have changed."""
    many = {field.name for field in owner._meta.many_to_many}
    for name, value in answers.items():
        if name in many:
            getattr(owner, name).set(value)
        else:
            setattr(owner, name, value)
    owner.save(update_fields=[*(set(answers) - many), *others, "updated_at"])


def save_risks(referral: Referral, risks: dict[str, dict[str, str]]) -> None:
    """Save those (by code) that are answered and differ from what is kept; what they leave out stays."""
    changed = []
    for kind in RiskKind.objects.asked_of(referral.pk).filter(code__in=risks):
        kept = {"answer": kind.answer, "detail": kind.detail or ""}
        said = kept | risks[kind.code]
        if said["answer"] and said != kept:
            changed.append(Risk(referral=referral, kind=kind, **said))
    Risk.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["referral", "kind"],
        update_fields=["answer", "detail", "updated_at"],
    )


@action
def discard_draft(*, referral: Referral, by: User | None) -> None:
    """Delete a draft and what it says about the person; nobody else has seen it."""
    referral = lock_draft(referral)
    person = person_of(referral)
    referral.delete()
    person.delete()


@action
def submit(
    *,
    referral: Referral,
    by: User,
    referred_before: bool = False,
    referred_before_note: str = "",
    at: datetime | None = None,
) -> Referral:
    """Send a draft to the peer support team. Its person stays their own, whoever is like them.

    `referred_before` is the referrer's remark to the lead that they think they know the person.
    """
    referral = lock_draft(referral)
    at = at or timezone.now()
    unfinished = [section for section in Referral.Section.values if section not in referral.completed_sections]
    if unfinished:
        raise ValidationError("Finish every section before you send the referral.", code="unfinished")
    # Read after the lock: somebody may just have saved a section about them.
    person = person_of(referral)
    referral.person_as_sent = description_of(person)
    person.is_known = True
    person.save()
    referral.referred_before, referral.referred_before_note = referred_before, referred_before_note
    referral.submitted_at = referral.waiting_since = at
    move(referral, Referral.Status.SUBMITTED, by=by, at=at)
    kinds = notices.REFERRAL_SUBMITTED, notices.REFERRAL_WITHOUT_LEAD
    # What was sent has a team; a constraint sees to it.
    tell_who_answers(*kinds, referral, at, team=cast(Team, referral.team))
    tell_of_conflict(person, at, thing=referral)
    return referral


def tell_of_conflict(person: Person, at: datetime, *, thing: Model) -> None:
    """Tell the leads of all where the person's NHS number stands with another name or birth date, about `thing`."""
    others = list(Person.objects.in_conflict_with(person).values_list("pk", flat=True))
    if others:
        tell_leads_of_people(notices.NHS_NUMBER_CONFLICT, [person.pk, *others], at, thing)


def person_of(referral: Referral) -> Person:
    """Whom a draft is about: each begins with a person, though the database does not ask for one before it is sent."""
    return cast(Person, referral.person)


def lock_draft(referral: Referral) -> Referral:
    """The locked draft; InvalidTransition where it has been sent, ValidationError where it is gone."""
    try:
        referral = lock(referral, "team")
    except Referral.DoesNotExist:
        raise ValidationError("This draft has been deleted.", code="gone") from None
    if referral.status != Referral.Status.DRAFT:
        raise InvalidTransition(referral)
    return referral
