"""Required training: what is in date, missing, running out or run out, for many workers at once."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Sum

from groundwork.prepared import prepared_of
from training.models import Course, TrainingRecord
from training.models.records import State

BENCHMARK_HOURS = 60


@dataclass
class Training:
    """One worker's training on a date: a `State` and perhaps a record for each course that counts."""

    required: list = field(default_factory=list)
    records: dict = field(default_factory=dict)
    enrolled: dict = field(default_factory=dict)
    hours: Decimal = Decimal(0)

    def state(self, course_id):
        """The State of a course; None where it is neither required nor completed."""
        record = self.records.get(course_id)
        if record:
            return State(record.state)
        return State.MISSING if any(course.pk == course_id for course in self.required) else None

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
    def gaps(self):
        """Required courses the worker does not hold today: never completed, or run out."""
        return self.in_state(State.MISSING, State.RUN_OUT)


def states_of(workers, today):
    """The Training of each of these workers, by id, as far as states go: without enrolments and hours."""
    workers = list(workers)
    if not workers:
        return {}
    required = required_by_stage()
    found = {worker.pk: Training(required=required[worker.stage_id]) for worker in workers}
    for record in prepared_of(held, *found, today=today):
        found[record.worker_id].records[record.course_id] = record
    return found


def held(*workers, today):
    """What stands of courses that these workers (ids) completed."""
    records = TrainingRecord.objects.filter(worker__in=workers).in_force().with_state(today).order_by()
    return records.values_list("worker_id", "course_id", "state", "expires_on", named=True)


def training_of(workers, today):
    """The Training of each of these workers on `today`, by the worker's id; the queries do not grow with them."""
    found = states_of(workers, today)
    ids = list(found)
    for record in TrainingRecord.objects.filter(worker__in=ids, status=TrainingRecord.Status.ENROLLED):
        found[record.worker_id].enrolled[record.course_id] = record
    totals = TrainingRecord.objects.filter(worker__in=ids).order_by().values("worker").annotate(total=Sum("hours"))
    for row in totals:
        found[row["worker"]].hours = row["total"] or Decimal(0)
    return found


def missing_training(worker, today):
    """Required courses that one worker does not hold on `today`."""
    return states_of([worker], today)[worker.pk].gaps


def required_courses():
    """Courses on offer with the ids of the `stages` that require them."""
    courses = Course.objects.offered().annotate(stages=ArrayAgg("required_for"))
    # Django leaves out the order of the list where it groups rows.
    return courses.order_by(*Course._meta.ordering)


def required_by_stage():
    """Courses by the id of the stage that requires them."""
    stages = defaultdict(list)
    for course in prepared_of(required_courses):
        for stage in course.stages:
            stages[stage].append(course)
    return stages
