"""What the rules of one course, in the order in which they begin, say on a day.

Changing a rule makes nobody overdue overnight: see `due_by` and `term`.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from groundwork.months import months_later
from training.models import Course, CourseRule


@dataclass(frozen=True)
class Rule:
    """Who must have a course and for how long it is valid; without `holds_from` it has held from the beginning."""

    stage_ids: Collection[int] = ()
    valid_months: int | None = None
    employments: Collection[str] = ()
    holds_from: date | None = None
    met_by: date | None = None
    pk: UUID | None = None

    def has_begun(self, day: date) -> bool:
        return self.holds_from is None or self.holds_from <= day

    def asks(self, stage_id: int, employment: str) -> bool:
        """Whether it asks for the course in such a post."""
        return stage_id in self.stage_ids and (not self.employments or employment in self.employments)


Rules = Sequence[Rule]


def first_rule(course: Course, stage_ids: Collection[int]) -> Rule:
    """The rule of a course from the beginning."""
    return Rule(stage_ids, course.valid_months)


def later_rule(rule: CourseRule, stage_ids: Collection[int]) -> Rule:
    """A rule that replaced it."""
    return Rule(stage_ids, rule.valid_months, rule.employments, rule.holds_from, rule.met_by, rule.pk)


def validities(course: Course) -> list[Rule]:
    """The rules of a course as far as they say how long it is valid."""
    return [first_rule(course, ()), *(later_rule(rule, ()) for rule in course.rules.known())]


def in_force(rules: Rules, day: date) -> Rule:
    """The rule that holds on that day: of those that have begun, the last."""
    return next(rule for rule in reversed(rules) if rule.has_begun(day))


def due_by(rules: Rules, day: date, asks: Callable[[Rule], bool]) -> date | None:
    """Until when somebody whom the rule of that day asks for the course has time to complete it.

    None where they have none left to be given: they were asked from the beginning. Rules that asked one after the other
    count as one, so a changed rule gives nobody more time who was late before.
    """
    first = None
    for rule in reversed([rule for rule in rules if rule.has_begun(day)]):
        if not asks(rule):
            break
        first = rule
    return first.met_by if first else None


def term(rules: Rules, completed_on: date) -> tuple[date | None, UUID | None]:
    """The day on which a course that was completed on that day runs out, and the id of a later rule that says so.

    The rule of the day of completion counts, whatever comes later. Where that sets no end, the first later one that
    does leaves at least until it must be met; without one the course does not run out.
    """
    valid = in_force(rules, completed_on).valid_months
    if valid:
        return months_later(completed_on, valid), None
    for later in rules:
        if not later.has_begun(completed_on) and later.valid_months and later.met_by:
            return max(later.met_by, months_later(completed_on, later.valid_months)), later.pk
    return None, None
