from datetime import timedelta

import pytest
from django.urls import reverse

from notices.models import Notice
from supervision import reminders as rules
from supervision.models import Supervision
from tests.factories import ActionFactory, SupervisionFactory
from tests.reminding import morning, today, told, working_days_after
from workers.models import Worker

pytestmark = pytest.mark.django_db
HELD = today(-40)
DUE = HELD + timedelta(days=28)
BOTH = {"worker", "lead"}


@pytest.fixture
def held(cast):
    """A supervision of `worker`, recorded on the day it was held; nobody else is employed."""
    Worker.objects.exclude(pk=cast.worker_profile.pk).update(left_on=today(-100))
    supervision = SupervisionFactory(
        worker=cast.worker_profile, date=HELD, status=Supervision.Status.RECORDED, minutes=60, discussed="The week"
    )
    supervision.status_changes.create(from_status="scheduled", to_status="recorded", by=cast.lead, at=morning(HELD))
    return supervision


def told_of(kind, day):
    return told(rules.REMINDERS, kind, day)


@pytest.mark.parametrize(("days", "expected"), [(-8, set()), (-7, BOTH), (-2, BOTH), (-1, BOTH), (0, BOTH), (1, set())])
def test_supervision_due_reminds_both(held, days, expected):
    assert told_of(rules.SupervisionDue, DUE + timedelta(days=days)) == expected


@pytest.mark.parametrize(
    ("days", "expected"), [(0, set()), (1, BOTH), (7, BOTH), (8, BOTH | {"manager"}), (29, BOTH | {"manager"})]
)
def test_overdue_supervision_reminds_both_then_the_manager(held, days, expected):
    assert told_of(rules.SupervisionOverdue, DUE + timedelta(days=days)) == expected


@pytest.mark.parametrize(
    ("supervises", "page"), [(False, "supervision:figures"), (True, "supervision:supervision_list")]
)
def test_overdue_supervision_opens_figures_for_a_manager_unless_they_give_it(held, cast, supervises, page):
    if supervises:
        Worker.objects.filter(pk=cast.worker_profile.pk).update(supervisor=cast.manager)
    told_of(rules.SupervisionOverdue, DUE + timedelta(days=8))
    assert Notice.objects.get(kind="supervision_overdue", recipient=cast.manager).path == reverse(page)


def test_a_cancelled_supervision_does_not_count_as_held(held, cast):
    SupervisionFactory(worker=cast.worker_profile, date=DUE, status=Supervision.Status.CANCELLED)
    assert told_of(rules.SupervisionOverdue, DUE + timedelta(days=1)) == BOTH


def test_a_supervision_that_was_held_is_not_chased(held, cast):
    SupervisionFactory(
        worker=cast.worker_profile, date=DUE, status=Supervision.Status.RECORDED, minutes=60, discussed="The week"
    )
    assert told_of(rules.SupervisionOverdue, DUE + timedelta(days=1)) == set()


@pytest.mark.parametrize(("days", "expected"), [(2, set()), (3, {"worker"}), (7, {"worker"})])
def test_a_record_that_is_not_confirmed_reminds_the_worker(held, days, expected):
    assert told_of(rules.SupervisionUnconfirmed, working_days_after(HELD, days)) == expected


@pytest.mark.parametrize(("days", "expected"), [(-1, set()), (0, {"worker"}), (6, {"worker"}), (7, {"worker"})])
def test_an_action_reminds_its_owner_on_the_day_and_weekly(held, days, expected):
    action = ActionFactory(supervision=held)
    assert told_of(rules.ActionDue, action.due_on + timedelta(days=days)) == expected


def test_an_action_that_was_done_is_not_chased(held):
    action = ActionFactory(supervision=held, done_on=today())
    assert told_of(rules.ActionDue, action.due_on) == set()
