from datetime import timedelta

import pytest

from tests.factories import TrainingRecordFactory
from tests.reminding import today, told
from workers import reminders as rules
from workers.models import TrainingRecord

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
    assert told(rules.REMINDERS, rules.TRAINING_RUNNING_OUT, DATE + timedelta(days=days)) == expected


def test_renewed_training_is_not_chased(cast):
    completed(cast.worker_profile, expires_on=DATE)
    completed(cast.worker_profile, expires_on=DATE + timedelta(days=365))
    assert told(rules.REMINDERS, rules.TRAINING_RUNNING_OUT, DATE - timedelta(days=7)) == set()


@pytest.mark.parametrize(("days", "expected"), BOUNDARIES)
def test_a_dbs_check_to_renew_reminds_both(cast, days, expected):
    cast.worker_profile.dbs_renew_by = DATE
    cast.worker_profile.save()
    assert told(rules.REMINDERS, rules.DBS_RUNNING_OUT, DATE + timedelta(days=days)) == expected


@pytest.mark.parametrize(("days", "expected"), BOUNDARIES)
def test_a_contract_that_ends_reminds_both(cast, days, expected):
    cast.worker_profile.contract_ends_on = DATE
    cast.worker_profile.save()
    assert told(rules.REMINDERS, rules.CONTRACT_RUNNING_OUT, DATE + timedelta(days=days)) == expected


def test_a_worker_who_left_is_not_chased(cast):
    completed(cast.worker_profile, expires_on=DATE)
    cast.worker_profile.left_on = today(-1)
    cast.worker_profile.save()
    assert told(rules.REMINDERS, rules.TRAINING_RUNNING_OUT, DATE - timedelta(days=7)) == set()
