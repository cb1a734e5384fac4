"""A Celery worker is killed with -9 in the middle of a file: all of it is there once, or nothing."""

from datetime import date, timedelta

from accounts.permissions import Role
from drills import barrier
from drills.halfway import others
from drills.people import Service
from drills.table import Result, drill
from drills.waiting import wait_until
from training.models import Course, TrainingRecord
from workers import slots
from workers.actions.imports import carry_out_import, start_import
from workers.models import Import, ImportLine, ImportWork

# Before those of the people of the drill, each line on a day of its own.
FIRST_DAY, NEXT = date(2000, 1, 1), date(2020, 1, 1)


@drill("import-killed")
def import_killed(stage):
    """The worker is killed with -9 while it keeps what a file says, and while it imports its lines."""
    yield killed_reading(stage)
    yield killed_importing(stage)


def killed_reading(stage):
    stage.renew()
    file = sent(stage.operations)
    with stage.beat(), stage.worker() as worker:
        kill_halfway(stage, worker, ImportLine, f"NEW.number = {stage.operations // 2}")
        left = file.lines.count()
        recovered = brought_back(stage, worker)
        ask(file)
        idle("the file was imported")
    return compared("Worker killed with -9 while it kept what a file says", stage, file, left, recovered)


def killed_importing(stage):
    stage.renew()
    file = sent(stage.operations)
    with stage.beat(), stage.worker() as worker:
        idle("the file was read")
        half = FIRST_DAY + timedelta(days=stage.operations // 2)
        kill_halfway(stage, worker, TrainingRecord, f"NEW.completed_on = '{half}'", lambda: ask(file))
        left = imported().count()
        recovered = brought_back(stage, worker)
    return compared("Worker killed with -9 while it imported the lines of a file", stage, file, left, recovered)


def kill_halfway(stage, worker, model, when, begin=lambda: None):
    """Kill the worker before it writes the row of this model that `when` describes; `begin()` lets it come there."""
    table = model._meta.db_table
    barrier.build(stage, table, "INSERT", when)
    with barrier.closed(table):
        begin()
        wait_until(barrier.waiting, f"the worker stands before it writes {table}")
        worker.kill()
    wait_until(lambda: not others(), "what was under way has ended")
    barrier.remove(stage, table)


def brought_back(stage, worker):
    """Seconds from the new start of the worker until the file waits for nothing, once its claim has lapsed."""
    stage.clock.move(minutes=3)
    worker.start()
    return idle("another took the file")


def idle(what):
    """Wait until the sweep has nothing to do for any file."""
    return wait_until(lambda: not ImportWork.objects.exists(), what)


def sent(lines):
    """A file with so many lines."""
    service = Service()
    worker, lead = service.worker(), service.user(Role.LEAD)
    course = Course.objects.offered().first()
    days = [FIRST_DAY + timedelta(days=number) for number in range(lines)]
    text = "\n".join(["Worker,Course,Completed on", *(f"{worker.user.email},{course.code},{day}" for day in days)])
    [kind] = [kind for kind in slots.IMPORTS if kind.code == "training"]
    return start_import(kind=kind, team=worker.team, by=lead, content=text.encode())


def ask(file):
    """Import what was read, as whoever sent it."""
    carry_out_import(file=file, by=file.sent_by)


def imported():
    return TrainingRecord.objects.filter(completed_on__lt=NEXT)


def compared(fault, stage, file, left, recovered):
    """Lost are lines without a record, doubled those with two, and rows that the worker that was killed left."""
    records, days = imported().count(), imported().values("completed_on").distinct().count()
    is_done = Import.objects.filter(pk=file.pk, status=Import.Status.DONE).exists()
    return Result(
        fault=fault,
        operations=stage.operations,
        acknowledged=stage.operations if is_done else 0,
        lost=stage.operations - days,
        doubled=left + records - days,
        recovered=recovered,
    )
