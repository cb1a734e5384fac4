from datetime import timedelta

import pytest

from supervision.due import due_soon, overdue, with_supervision
from supervision.models import Supervision
from tests.factories import SupervisionFactory, WorkerFactory, days_ago
from workers.models import Stage, Worker

pytestmark = pytest.mark.django_db
TODAY = days_ago(0)
Kind, Status = Supervision.Kind, Supervision.Status


def held(worker, date, **fields):
    record = {"status": Status.RECORDED, "minutes": 60, "discussed": "The week."}
    return SupervisionFactory(worker=worker, date=date, **record | fields)


def due_on(worker):
    return with_supervision(Worker.objects.filter(pk=worker.pk), TODAY).get().supervision_due


def test_supervision_is_due_an_interval_after_the_last_one_held():
    worker = WorkerFactory()
    held(worker, days_ago(30))
    held(worker, days_ago(10))
    assert due_on(worker) == TODAY + timedelta(days=18)


def test_a_worker_never_supervised_is_due_an_interval_after_they_started():
    worker = WorkerFactory(started_on=days_ago(2), stage=Stage.objects.get(code="induction"))
    assert due_on(worker) == TODAY + timedelta(days=5)


@pytest.mark.parametrize("fields", [{"kind": Kind.PEER}, {"kind": Kind.DEBRIEF}, {"status": Status.CANCELLED}])
def test_other_kinds_and_cancelled_ones_do_not_count(fields):
    worker = WorkerFactory(started_on=days_ago(100))
    held(worker, days_ago(1), **fields)
    assert due_on(worker) == days_ago(72)


@pytest.mark.parametrize(("days", "expected"), [(27, False), (28, False), (29, True)])
def test_supervision_is_overdue_from_the_day_after_it_was_due(days, expected):
    worker = WorkerFactory()
    held(worker, days_ago(days))
    assert overdue(Worker.objects.all(), TODAY).exists() == expected


def test_a_worker_who_left_is_never_overdue():
    WorkerFactory(left_on=days_ago(1))
    assert not overdue(Worker.objects.all(), TODAY).exists()


def test_the_next_supervision_is_the_first_one_scheduled_from_today_on():
    worker = WorkerFactory()
    SupervisionFactory(worker=worker, date=days_ago(1))
    SupervisionFactory(worker=worker, date=days_ago(-20))
    SupervisionFactory(worker=worker, date=days_ago(-2))
    assert with_supervision(Worker.objects.all(), TODAY).get().next_supervision == days_ago(-2)


@pytest.mark.parametrize(("days", "expected"), [(20, False), (21, True), (28, True), (29, False)])
def test_supervision_is_due_soon_within_a_week(days, expected):
    worker = WorkerFactory()
    held(worker, days_ago(days))
    assert due_soon(Worker.objects.all(), TODAY).exists() == expected


def test_supervision_in_the_diary_in_time_is_not_called_for():
    worker = WorkerFactory()
    held(worker, days_ago(25))
    SupervisionFactory(worker=worker, date=days_ago(-2))
    assert not due_soon(Worker.objects.all(), TODAY).exists()
