from datetime import timedelta

import pytest

from tests.reminding import today, told
from workers import reminders as rules

pytestmark = pytest.mark.django_db
BOTH = {"worker", "lead"}
BOUNDARIES = [(-61, set()), (-60, BOTH), (-59, BOTH), (-30, BOTH), (-7, BOTH)]
DATE = today(90)


@pytest.mark.parametrize(("days", "expected"), [*BOUNDARIES, (0, BOTH), (1, BOTH), (30, set())])
def test_a_dbs_check_that_is_due_reminds_both(cast, days, expected):
    cast.worker_profile.dbs_next_check_on = DATE
    cast.worker_profile.save()
    assert told(rules.REMINDERS, rules.DBSCheckDue, DATE + timedelta(days=days)) == expected


@pytest.mark.parametrize(("days", "expected"), BOUNDARIES)
def test_a_contract_that_ends_reminds_both(cast, days, expected):
    cast.worker_profile.contract_ends_on = DATE
    cast.worker_profile.save()
    assert told(rules.REMINDERS, rules.ContractRunningOut, DATE + timedelta(days=days)) == expected
