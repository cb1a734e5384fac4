"""How often supervision is has a day from which it holds, and a change makes nobody overdue."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, InternalError, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notices.models import Notice
from supervision.actions.intervals import set_interval, take_back_interval
from supervision.due import overdue, with_supervision
from supervision.models import Supervision, SupervisionInterval
from tests.factories import SupervisionFactory, WorkerFactory, days_ago
from workers.models import Stage, Worker

pytestmark = pytest.mark.django_db
TODAY = days_ago(0)
SOON = days_ago(-10)
# A leap day, the ends of months and the days on which the clocks change are among them.
DAYS = st.one_of(
    st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    st.sampled_from([date(2024, 2, 29), date(2026, 1, 31), date(2026, 3, 29), date(2026, 10, 25)]),
)
CHANGES = st.dictionaries(DAYS, st.integers(1, 182), max_size=5)


def stage(code="established"):
    return Stage.objects.get(code=code)


def interval(cast, code="established", **fields):
    facts = {"holds_from": TODAY, "days": 7, "reason": "Asked for by the trust"}
    return set_interval(stage=stage(code), by=cast.admin, **facts | fields)


def held(worker, on):
    return SupervisionFactory(
        worker=worker, date=on, status=Supervision.Status.RECORDED, minutes=60, discussed="The week."
    )


def due_on(worker):
    return with_supervision(Worker.objects.filter(pk=worker.pk), TODAY).get().supervision_due


def test_a_shorter_interval_leaves_what_is_due_its_own_date(cast):
    worker = WorkerFactory()
    held(worker, days_ago(20))
    interval(cast)
    assert due_on(worker) == days_ago(-8)
    assert not overdue(Worker.objects.filter(pk=worker.pk), TODAY).exists()


def test_it_holds_from_the_next_supervision_on(cast):
    worker = WorkerFactory()
    held(worker, days_ago(20))
    interval(cast)
    held(worker, TODAY)
    assert due_on(worker) == days_ago(-7)


def test_a_longer_interval_forgives_nobody_who_was_late(cast):
    worker = WorkerFactory()
    held(worker, days_ago(29))
    interval(cast, days=90)
    assert overdue(Worker.objects.filter(pk=worker.pk), TODAY).exists()


def test_it_is_for_its_stage_only(cast):
    worker = WorkerFactory()
    interval(cast, "induction")
    held(worker, TODAY)
    assert due_on(worker) == days_ago(-28)


def test_the_start_of_the_job_counts_where_there_was_none_yet(cast):
    interval(cast, holds_from=TODAY)
    assert due_on(WorkerFactory(started_on=TODAY)) == days_ago(-7)
    assert due_on(WorkerFactory(started_on=days_ago(1))) == days_ago(-27)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES, started=DAYS, later=DAYS)
def test_a_later_change_moves_no_date(cast, changes, started, later):
    with transaction.atomic():
        worker, first = WorkerFactory(started_on=started), stage()
        for holds_from, days in changes.items():
            first.intervals.create(holds_from=holds_from, days=days, reason="Agreed", set_by=cast.admin)
        begun = [day for day in changes if day <= started]
        meant = changes[max(begun)] if begun else first.supervision_interval_days
        assert due_on(worker) == started + timedelta(days=meant)
        if later > started and later not in changes:
            first.intervals.create(holds_from=later, days=1, reason="Agreed", set_by=cast.admin)
            assert due_on(worker) == started + timedelta(days=meant)
        transaction.set_rollback(True)


def test_one_that_has_not_begun_is_taken_back_and_counts_nowhere(cast):
    made = interval(cast, holds_from=SOON)
    take_back_interval(interval=made, by=cast.admin, reason="Not agreed")
    assert due_on(WorkerFactory(started_on=SOON)) == SOON + timedelta(days=28)
    assert interval(cast, holds_from=SOON)


def test_one_that_holds_is_not_taken_back(cast):
    with pytest.raises(ValidationError, match="holds already"):
        take_back_interval(interval=interval(cast), by=cast.admin, reason="Not agreed")


def test_it_does_not_hold_from_a_day_that_is_past(cast):
    with pytest.raises(ValidationError, match="from today or a later day"):
        interval(cast, holds_from=days_ago(1))


def test_two_do_not_begin_on_one_day(cast):
    interval(cast)
    with pytest.raises(ValidationError, match="begins on that day already"):
        interval(cast, days=14)
    facts = {"stage": stage(), "holds_from": TODAY, "days": 14, "reason": "Agreed", "set_by": cast.admin}
    with transaction.atomic(), pytest.raises(IntegrityError, match="supervision_interval_once_a_day"):
        SupervisionInterval.objects.create(**facts)


@pytest.mark.parametrize("deed", ["UPDATE", "DELETE"])
def test_the_database_keeps_one_that_holds_as_it_is(cast, deed):
    """Dates on which supervision was due follow from it."""
    rows = SupervisionInterval.objects.filter(pk=interval(cast).pk)
    with transaction.atomic(), pytest.raises(InternalError, match="is not changed"):
        rows.delete() if deed == "DELETE" else rows.update(days=90)
    assert rows.get().days == 7


def test_one_to_come_can_still_be_taken_back_in_the_database(cast):
    made = interval(cast, holds_from=SOON)
    take_back_interval(interval=made, by=cast.admin, reason="Not agreed")
    assert SupervisionInterval.objects.get(pk=made.pk).is_taken_back


def test_workers_at_the_stage_and_who_supervises_them_hear_of_it(cast):
    Worker.objects.filter(pk=cast.worker_profile.pk).update(supervisor=cast.supervisor)
    Worker.objects.exclude(pk=cast.worker_profile.pk).update(stage=stage("induction"))
    made = interval(cast, cast.worker_profile.stage.code, holds_from=SOON)
    take_back_interval(interval=made, by=cast.admin, reason="Not agreed")
    for kind in ("interval_set", "interval_taken_back"):
        told = Notice.objects.filter(kind=kind, thing=made.pk, due_on=SOON)
        assert {notice.recipient for notice in told} == {cast.worker, cast.supervisor}


def test_administrators_set_one_and_take_it_back(cast, sign_in):
    client = sign_in(cast.admin)
    address = reverse("supervision:set_interval", args=["established"])
    assert "The date by which their next supervision is due stays as it is." in client.get(address).text
    day = {"holds_from-day": SOON.day, "holds_from-month": SOON.month, "holds_from-year": SOON.year}
    answer = client.post(address, {"days": "21", "reason": "Agreed", **day})
    assert answer.status_code == 302, answer.text
    made = SupervisionInterval.objects.get()
    assert (made.days, made.holds_from, made.set_by) == (21, SOON, cast.admin)
    back = reverse("supervision:take_back_interval", args=[made.pk])
    assert back in client.get(reverse("supervision:interval_list")).text
    assert client.post(back, {"reason": "Not agreed"}).status_code == 302
    assert "Not agreed" in client.get(reverse("supervision:interval_list")).text


def test_whoever_has_supervision_reads_what_holds_and_sets_nothing(cast, sign_in):
    interval(cast)
    page = sign_in(cast.worker).get(reverse("supervision:interval_list")).text
    assert "Every 7 days from" in page
    assert "Set an interval" not in page


def test_a_list_does_not_change_how_often_supervision_is(cast, sign_in):
    data = {"label": "Starting out", "max_caseload": 3, "supervision_interval_days": 1}
    assert sign_in(cast.admin).post("/lists/stages/induction/edit/", data).status_code == 302
    assert stage("induction").supervision_interval_days == 7
