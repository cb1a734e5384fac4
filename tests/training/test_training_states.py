from datetime import timedelta

import pytest

from tests.factories import TrainingRecordFactory, WorkerFactory, days_ago
from training.models import Course, TrainingRecord
from training.models.records import State
from training.states import missing_training, training_of

pytestmark = pytest.mark.django_db
TODAY = days_ago(0)


def completed(worker, code, expires_on=None, completed_on=None):
    return TrainingRecordFactory(
        worker=worker,
        course=Course.objects.get(code=code),
        status=TrainingRecord.Status.COMPLETED,
        completed_on=completed_on or days_ago(400),
        hours=2,
        expires_on=expires_on,
    )


def test_a_required_course_never_completed_is_missing():
    worker = WorkerFactory()
    assert "fire" in [course.code for course in missing_training(worker, TODAY)]


def test_a_course_that_the_stage_does_not_require_is_not_missing():
    worker = WorkerFactory()
    assert "open-dialogue" not in [course.code for course in missing_training(worker, TODAY)]


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (-1, State.RUN_OUT),
        (0, State.RUNNING_OUT),
        (60, State.RUNNING_OUT),
        (61, State.IN_DATE),
        (None, State.IN_DATE),
    ],
)
def test_the_state_follows_from_the_day_it_runs_out(days, state):
    worker = WorkerFactory()
    record = completed(worker, "fire", expires_on=None if days is None else TODAY + timedelta(days=days))
    assert training_of([worker], TODAY)[worker.pk].state(record.course_id) == state
    assert (record in TrainingRecord.objects.running_out(TODAY)) == (state == State.RUNNING_OUT)
    assert (record in TrainingRecord.objects.run_out(TODAY)) == (state == State.RUN_OUT)


def test_a_renewed_course_is_in_date_again():
    worker = WorkerFactory()
    old = completed(worker, "fire", expires_on=days_ago(10))
    completed(worker, "fire", expires_on=TODAY + timedelta(days=700), completed_on=days_ago(20))
    assert training_of([worker], TODAY)[worker.pk].state(old.course_id) == State.IN_DATE
    assert not TrainingRecord.objects.run_out(TODAY).exists()


def test_run_out_training_that_is_not_required_is_nobodys_gap():
    worker = WorkerFactory()
    completed(worker, "ethics", expires_on=days_ago(10))
    assert not TrainingRecord.objects.run_out(TODAY).exists()
    assert "ethics" not in [course.code for course in missing_training(worker, TODAY)]


def test_an_enrolled_place_does_not_fill_the_gap():
    worker = WorkerFactory()
    record = TrainingRecordFactory(worker=worker)
    training = training_of([worker], TODAY)[worker.pk]
    assert record.course in training.missing
    assert training.enrolled == {record.course_id: record}


def test_hours_are_those_of_every_completed_course():
    worker = WorkerFactory()
    completed(worker, "fire")
    completed(worker, "ethics")
    assert training_of([worker], TODAY)[worker.pk].hours == 4


def test_many_workers_take_no_more_queries_than_one(django_assert_num_queries):
    workers = [WorkerFactory() for _ in range(3)]
    with django_assert_num_queries(6):
        training_of(workers, TODAY)
