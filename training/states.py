"""Required training: what is in date, missing, running out or run out, for many workers at once."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Sum

from groundwork.prepared import prepared_of
from training.models import Course, CourseRule, Exemption, TrainingRecord
from training.models.records import State
from training.terms import due_by, first_rule, in_force, later_rule


@dataclass
class Training:
    """One worker's training on the day `today`: a `State` and perhaps a record for each course that counts.

    `due_by` says of courses that a rule newly asks for until when there is time, `exempt` of those that the worker need
    not have until when that holds; both by the id of the course.
    """

    today: date
    required: list = field(default_factory=list)
    due_by: dict = field(default_factory=dict)
    exempt: dict = field(default_factory=dict)
    records: dict = field(default_factory=dict)
    enrolled: dict = field(default_factory=dict)
    hours: Decimal = Decimal(0)

    def state(self, course_id):
        """The State of a course; None where it is neither required nor completed."""
        record = self.records.get(course_id)
        if not self.asks_for(course_id):
            return State(record.state) if record else None
        state = State(record.state) if record else State.MISSING
        if state == State.IN_DATE:
            return state
        if course_id in self.exempt:
            return State.EXEMPT
        due = self.due_by.get(course_id)
        return State.DUE if due and self.today <= due and state != State.RUNNING_OUT else state

    def asks_for(self, course_id):
        """Whether the worker must have the course, exempt or not."""
        return any(course.pk == course_id for course in self.required)

    def in_state(self, *states):
        """Required courses in one of these states, in the order of the list."""
        return [course for course in self.required if self.state(course.pk) in states]

    @property
    def missing(self):
        return self.in_state(State.MISSING)

    @property
    def run_out(self):
        return self.in_state(State.RUN_OUT)

    @property
    def running_out(self):
        return self.in_state(State.RUNNING_OUT)

    @property
    def due(self):
        """Courses that a rule newly asks for, with the `due_by` until which there is time."""
        return [(course, self.due_by[course.pk]) for course in self.in_state(State.DUE)]

    @property
    def exempted(self):
        """Required courses that the worker need not have today, with the last day of that."""
        return [(course, self.exempt[course.pk]) for course in self.in_state(State.EXEMPT)]

    @property
    def gaps(self):
        """Required courses the worker does not hold today: never completed, or run out."""
        return self.in_state(State.MISSING, State.RUN_OUT)


def states_of(workers, today):
    """The Training of each of these workers, by id, as far as states go: without enrolments and hours."""
    workers = list(workers)
    if not workers:
        return {}
    asked = Asked(today)
    found = {worker.pk: asked.of(worker.stage_id, worker.employment) for worker in workers}
    for record in prepared_of(held, *found, today=today):
        found[record.worker_id].records[record.course_id] = record
    for exemption in prepared_of(exempt, *found, today=today):
        found[exemption.worker_id].exempt[exemption.course_id] = exemption.until
    return found


def held(*workers, today):
    """What stands of courses that these workers (ids) completed."""
    records = TrainingRecord.objects.filter(worker__in=workers).in_force().with_state(today).order_by()
    return records.values_list("worker_id", "course_id", "state", "expires_on", named=True)


def exempt(*workers, today):
    """What these workers (ids) need not have on `today`, and until when."""
    rows = Exemption.objects.in_force(today).filter(worker__in=workers).order_by()
    return rows.values_list("worker_id", "course_id", "until", named=True)


def training_of(workers, today):
    """The Training of each of these workers on `today`, by the worker's id; the queries do not grow with them."""
    found = states_of(workers, today)
    records = TrainingRecord.objects.filter(worker__in=list(found)).standing().order_by()
    for record in records.open():
        found[record.worker_id].enrolled[record.course_id] = record
    for row in records.values("worker").annotate(total=Sum("hours")):
        found[row["worker"]].hours = row["total"] or Decimal(0)
    return found


def missing_training(worker, today):
    """Required courses that one worker does not hold on `today`."""
    return states_of([worker], today)[worker.pk].gaps


class Asked:
    """What the rules ask of each kind of post on the day `today`: read once, worked out once for each kind."""

    def __init__(self, today):
        self.today, self.posts = today, {}
        self.courses, self.rules = list(prepared_of(courses_offered)), {}
        for course in self.courses:
            self.rules[course.pk] = [first_rule(course, course.stage_ids)]
        for rule in prepared_of(later_rules):
            self.rules[rule.course_id].append(later_rule(rule, rule.stage_ids))

    def of(self, stage_id, employment):
        """The Training of a post, as yet without anything completed."""
        post = stage_id, employment
        if post not in self.posts:
            self.posts[post] = list(self.asked(*post))
        found = self.posts[post]
        dues = {course.pk: due for course, due in found if due}
        return Training(self.today, required=[course for course, _ in found], due_by=dues)

    def asked(self, stage_id, employment):
        """Courses that such a post must have today, with the end of the time to meet a new rule, or None."""
        for course in self.courses:
            rules = self.rules[course.pk]
            if in_force(rules, self.today).asks(stage_id, employment):
                yield course, due_by(rules, self.today, lambda rule: rule.asks(stage_id, employment))


def courses_to_choose():
    """Code and name of each course that is offered."""
    return Course.objects.offered().values_list("code", "label")


def courses_offered():
    """Courses on offer in the order of the list, with `stage_ids`, the stages that ask for them from the beginning."""
    courses = Course.objects.offered().annotate(stage_ids=ArrayAgg("required_for"))
    # Django leaves out the order of the list where it groups rows.
    return courses.order_by(*Course._meta.ordering)


def later_rules():
    """The rules of courses on offer as they begin, with the `stage_ids` that they ask."""
    rules = CourseRule.objects.known().filter(course__is_active=True)
    return rules.annotate(stage_ids=ArrayAgg("stages")).order_by("course_id", "holds_from")
