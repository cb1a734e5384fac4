"""The course of a support: its start, extension, pause and ending."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Role
from groundwork.actions import action
from groundwork.asking import Question, ask
from groundwork.transitions import InvalidTransition, lock, move
from groundwork.words import day
from referrals.actions.audience import followers, holders, tell, tell_who_answers
from referrals.actions.corrections import record_death
from referrals.actions.triage import wait_again
from support import notices
from support.actions.following import move_by_pause, pauses_of
from support.actions.goals import Ratings, rate
from support.actions.stranding import booked_after, cancel, named, refuse_held_after
from support.models import EarlierNotesAnswer, EndingReason, Extension, GoalRating, Session, Support


def locked_open(support: Support) -> Support:
    """The locked support; refused where it has ended."""
    support = lock(support)
    if not support.is_open:
        raise InvalidTransition(support)
    return support


# Who said that somebody died, where that ended their support: all who know the person read it, whatever their team.
TEAM = "Their peer support team"
NOTES_CLOSED = "The earlier notes are closed to the worker already."
# What becomes of booked sessions in a pause.
CANCEL, KEEP = "cancel", "keep"


@action
def extend(*, support: Support, by: User, expected_end_on: date, reason: str, at: datetime | None = None) -> Support:
    """Agree a later end, after at least one review, with a reason; an earlier one puts a slip right."""
    support = locked_open(support)
    last = support.reviews.counted().order_by("held_on").last()
    if last is None or not support.expected_end_on:
        raise ValidationError("Hold a review first: an extension follows what was said there.", code="no_review")
    before = support.expected_end_on
    if expected_end_on == before:
        raise ValidationError({"expected_end_on": "This is the expected end already. Enter another date."})
    Extension.objects.create(
        support=support,
        expected_end_before=before,
        expected_end_on=expected_end_on,
        reason=reason,
        by=by,
        at=at or timezone.now(),
    )
    support.expected_end_on = expected_end_on
    # Due at the former end, or not at all, it was so because the support was to end.
    ended_it = support.next_review_due in (None, before)
    usual = last.held_on + timedelta(weeks=support.review_weeks)
    support.plan_review(usual if ended_it else support.next_review_due, held_on=last.held_on)
    support.save()
    return support


@action
def agree_earlier_notes(*, support: Support, by: User, agreed: bool, at: datetime | None = None) -> Support:
    """Record whether the person agrees that their worker reads session notes from before; leads hear of a change."""
    support = locked_open(support)
    if not Session.objects.earlier_than(support).exists():
        raise ValidationError("There are no earlier session notes.", code="no_notes")
    return answer_earlier_notes(support, by, at, agreed=agreed)


@action
def withdraw_earlier_notes(
    *, support: Support, by: User, by_mistake: bool, reason: str, at: datetime | None = None
) -> Support:
    """Close the earlier notes to the worker again: the person no longer agrees, or never did (`by_mistake`)."""
    support = locked_open(support)
    if not support.earlier_notes_agreed:
        raise ValidationError(NOTES_CLOSED, code="closed")
    return answer_earlier_notes(support, by, at, agreed=False, by_mistake=by_mistake, reason=reason)


def answer_earlier_notes(support: Support, by: User, at: datetime | None, **said: Any) -> Support:
    """Keep what was said of the earlier notes, open or close them, and tell of it where that changes."""
    answer = EarlierNotesAnswer.objects.create(support=support, by=by, at=at or timezone.now(), **said)
    is_changed = support.earlier_notes_agreed != answer.agreed
    support.earlier_notes_agreed = answer.agreed
    support.save()
    if is_changed:
        tell_of_answer(answer, support)
    return support


def tell_of_answer(answer: EarlierNotesAnswer, support: Support) -> None:
    """Tell who answers for the team that notes were opened, or its leads and the worker that they were closed."""
    path = support.get_absolute_url()
    if answer.agreed:
        kinds = notices.EARLIER_NOTES_AGREED, notices.EARLIER_NOTES_AGREED_WITHOUT_LEAD
        tell_who_answers(*kinds, support.referral, answer.at, team=support.team, thing=answer, path=path)
        return
    others = {*holders(Role.LEAD, support.team), support.worker.user} - {answer.by}
    tell(notices.EARLIER_NOTES_WITHDRAWN, others, support.referral, answer.at, thing=answer, path=path)


@action
def pause(*, support: Support, by: User, reason: str, stranded: str = "", at: datetime | None = None) -> Support:
    """Rest a support for a while; no review falls due until it is resumed.

    `stranded` says what becomes of the sessions that are booked: `CANCEL` or `KEEP`.
    """
    support = locked_open(support)
    at = at or timezone.now()
    booked = booked_after(support, timezone.localdate(at))
    if booked and not stranded:
        raise Question("stranded", f"These sessions are booked: {named(booked)}. Choose what becomes of them.")
    if stranded == CANCEL:
        cancel(booked, why="Cancelled, as the support was paused.", at=at)
    move(support, Support.Status.PAUSED, by=by, reason=reason, at=at)
    return support


@action
def resume(*, support: Support, by: User, reason: str, at: datetime | None = None) -> Support:
    """Go on after a pause; the next review and the expected end are later by its length."""
    support = lock(support)
    if support.status != Support.Status.PAUSED:
        raise InvalidTransition(support)
    move(support, Support.Status.ACTIVE, by=by, reason=reason, at=at)
    for pause in pauses_of(support)[-1:]:
        move_by_pause(support, pause)
        support.save()
    return support


@action
def end_support(
    *,
    support: Support,
    by: User,
    ended_on: date,
    ending_reason: EndingReason,
    ending_summary: str = "",
    taking_on: str = "",
    ratings: Ratings | None = None,
    sure: Collection[str] = (),
    at: datetime | None = None,
) -> Support:
    """End a support. The worker's access to the record ends with it.

    `ratings` maps goals to the person's 0 to 10. Sessions booked after the ending are named, and cancelled by who is
    sure. Where a new worker takes over, the referral waits again.
    """
    support = lock(support)
    at = at or timezone.now()
    if ended_on < (support.started_on or support.matched_on):
        raise ValidationError({"ended_on": "The support cannot have ended before it began."})
    refuse_held_after(support, ended_on)
    booked = booked_after(support, ended_on)
    if booked:
        ask(sure, "stranded", f"Sessions are booked after this day: {named(booked)}. Tick the box to cancel them.")
    support.ended_on, support.ending_reason = ended_on, ending_reason
    support.ending_summary, support.taking_on = ending_summary, taking_on
    rate(ratings or {}, stage=GoalRating.Stage.END, on=ended_on)
    cancel(booked, why=f"Cancelled, as the support ended on {day(ended_on)}.", at=at)
    move(support, Support.Status.ENDED, by=by, reason=str(ending_reason), at=at)
    if ending_reason.code == EndingReason.NEW_WORKER:
        wait_again(referral=support.referral, by=by, reason=str(ending_reason), at=at)
    if ending_reason.code == EndingReason.DIED and not support.person.is_deceased:
        record_death(person=support.person, by=by, deceased_on=ended_on, source=TEAM, at=at)
    told = [*holders(Role.LEAD, support.team), *followers(support.referral)]
    tell(notices.SUPPORT_ENDED, [user for user in told if user != by], support.referral, at, thing=support)
    return support
