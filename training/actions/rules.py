"""What is decided about everybody who must have a course, and about one worker who need not."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from accounts.actions.taking_back import take_back
from accounts.models import User
from groundwork.actions import action
from groundwork.transitions import lock
from notices.kinds import Kind
from notices.ledger import notify
from training.models import Course, CourseRule, Exemption, TrainingRecord
from training.notices import COURSE_NEWLY_REQUIRED, COURSE_NOT_REQUIRED, EXEMPTION_GRANTED, EXEMPTION_TAKEN_BACK
from training.terms import Rule, Rules, first_rule, later_rule, term, validities
from workers.models import Stage, Worker


@action
def set_rule(
    *,
    course: Course,
    by: User,
    holds_from: date,
    met_by: date,
    stages: Iterable[Stage] = (),
    employments: Iterable[str] = (),
    valid_months: int | None = None,
    reason: str = "",
) -> CourseRule:
    """Say who must have a course and how long it is valid, from today or a day to come.

    Nobody is overdue by it before `met_by`. What was completed earlier and has no end gets one; else it keeps its own.
    """
    if holds_from < timezone.localdate():
        raise ValidationError({"holds_from": "The rule has to hold from today or a later day."})
    course = lock(course)
    before = validities(course)
    rule = CourseRule.objects.create(
        course=course,
        holds_from=holds_from,
        met_by=met_by,
        employments=list(employments),
        valid_months=valid_months,
        reason=reason,
        set_by=by,
    )
    rule.stages.set(stages)
    date_records(course, before)
    tell_newly_asked(COURSE_NEWLY_REQUIRED, rule)
    return rule


@action
def take_back_rule(*, rule: CourseRule, by: User, reason: str) -> CourseRule:
    """Take back a rule that has not begun; records that it gave an end lose that again."""
    course = lock(rule.course)
    before = validities(course)
    rule = lock(rule)
    if rule.has_begun(timezone.localdate()):
        raise ValidationError("This rule holds already. Set another one that begins later.", code="begun")
    rule = take_back(rule, by, reason)
    rule.dated.update(expires_on=None, dated_by=None)
    date_records(course, [each for each in before if each.pk != rule.pk])
    tell_newly_asked(COURSE_NOT_REQUIRED, rule)
    return rule


def tell_newly_asked(kind: Kind, rule: CourseRule) -> None:
    """Workers whom a rule asks for the course and the one before it does not, and their line managers."""
    today = timezone.localdate()
    asked = Worker.objects.employed(today).filter(stage__in=rule.stages.all()).select_related("user", "line_manager")
    if rule.employments:
        asked = asked.filter(employment__in=rule.employments)
    before = rule_before(rule)
    newly = [each for each in asked if not before.asks(each.stage_id, each.employment)]
    notify(
        kind,
        recipients={person for each in newly for person in (each.user, each.line_manager)},
        thing=rule.pk,
        label=str(rule.course),
        path=rule.get_absolute_url(),
        due_on=rule.met_by,
    )


def rule_before(rule: CourseRule) -> Rule:
    """The rule of the course that this one replaces."""
    last = rule.course.rules.known().filter(holds_from__lt=rule.holds_from).last()
    if last:
        return later_rule(last, ids_of(last.stages.all()))
    return first_rule(rule.course, ids_of(rule.course.required_for.all()))


def ids_of(stages: QuerySet[Stage]) -> list[int]:
    return list(stages.values_list("pk", flat=True))


def date_records(course: Course, before: Rules) -> None:
    """Give completed records without an end the one that the rules say, unless somebody left it out on purpose.

    `before` are the rules as they were, or as if the one that changed had never been.
    """
    rules = validities(course)
    undated = course.records.standing().filter(status=TrainingRecord.Status.COMPLETED, expires_on__isnull=True)
    for completed_on in undated.order_by().values_list("completed_on", flat=True).distinct():
        meant, _ = term(before, completed_on)
        expires_on, rule = term(rules, completed_on)
        if meant is None and expires_on:
            undated.filter(completed_on=completed_on).update(expires_on=expires_on, dated_by=rule)


@action
def exempt(*, worker: Worker, course: Course, by: User, reason: str, until: date) -> Exemption:
    """Let a worker go without a required course until a day; they are told. Nobody exempts themselves."""
    if worker.user_id == by.pk:
        raise ValidationError("Nobody exempts themselves. Ask another lead, or your line manager.", code="own")
    exemption = Exemption.objects.create(
        worker=worker, course=course, reason=reason, granted_on=timezone.localdate(), until=until, granted_by=by
    )
    tell(EXEMPTION_GRANTED, exemption)
    return exemption


@action
def take_back_exemption(*, exemption: Exemption, by: User, reason: str) -> Exemption:
    """Let the worker need the course again, from now on; they are told."""
    exemption = take_back(lock(exemption), by, reason)
    tell(EXEMPTION_TAKEN_BACK, exemption)
    return exemption


def tell(kind: Kind, exemption: Exemption) -> None:
    notify(
        kind,
        recipients=[exemption.worker.user],
        thing=exemption.pk,
        label=str(exemption.course),
        path=exemption.get_absolute_url(),
        due_on=exemption.until,
    )
