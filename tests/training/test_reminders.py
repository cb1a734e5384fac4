from datetime import timedelta

import pytest

from tests.factories import TrainingRecordFactory
from tests.reminding import today, told
from training import reminders as rules
from training.models import Course, Exemption, TrainingRecord

pytestmark = pytest.mark.django_db
BOTH = {"worker", "lead"}
BOUNDARIES = [(-61, set()), (-60, BOTH), (-59, BOTH), (-30, BOTH), (-7, BOTH)]
DATE = today(90)


def completed(worker, **fields):
    return TrainingRecordFactory(
        worker=worker, status=TrainingRecord.Status.COMPLETED, completed_on=today(-300), hours=6, **fields
    )


@pytest.mark.parametrize(("days", "expected"), BOUNDARIES)
def test_training_running_out_reminds_worker_and_line_manager(cast, days, expected):
    completed(cast.worker_profile, expires_on=DATE)
    assert told(rules.REMINDERS, rules.TrainingRunningOut, DATE + timedelta(days=days)) == expected


def test_renewed_training_is_not_chased(cast):
    completed(cast.worker_profile, expires_on=DATE)
    completed(cast.worker_profile, expires_on=DATE + timedelta(days=365))
    assert told(rules.REMINDERS, rules.TrainingRunningOut, DATE - timedelta(days=7)) == set()


@pytest.mark.parametrize(("days", "expected"), BOUNDARIES)
def test_an_exemption_that_ends_reminds_both(cast, days, expected):
    course = Course.objects.get(code="fire")
    given = {"reason": "Held elsewhere", "granted_on": today(), "granted_by": cast.lead}
    Exemption.objects.create(worker=cast.worker_profile, course=course, until=DATE, **given)
    assert told(rules.REMINDERS, rules.ExemptionRunningOut, DATE + timedelta(days=days)) == expected


def test_a_worker_who_left_is_not_chased(cast):
    completed(cast.worker_profile, expires_on=DATE)
    cast.worker_profile.left_on = today(-1)
    cast.worker_profile.save()
    assert told(rules.REMINDERS, rules.TrainingRunningOut, DATE - timedelta(days=7)) == set()
