from datetime import timedelta

import pytest
from django.core import mail

from notices.models import Notice
from tests.reminding import claim_at, morning, send_at, today, told
from tests.workers.rooms import met, share
from workers import reminders as rules
from workers.actions.adjustments import end_adjustment
from workers.actions.crossovers import declare_crossover, withdraw_crossover
from workers.actions.wellbeing_plans import edit_wellbeing_plan
from workers.crossovers import Named, What
from workers.models import Adjustment, Room

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


@pytest.mark.parametrize(("days", "expected"), BOUNDARIES)
def test_a_probation_that_ends_reminds_both(cast, days, expected):
    cast.worker_profile.probation_ends_on = DATE
    cast.worker_profile.save()
    assert told(rules.REMINDERS, rules.ProbationEnding, DATE + timedelta(days=days)) == expected


def test_the_probation_of_who_left_reminds_nobody(cast):
    cast.worker_profile.probation_ends_on, cast.worker_profile.left_on = DATE, DATE - timedelta(days=10)
    cast.worker_profile.save()
    assert told(rules.REMINDERS, rules.ProbationEnding, DATE - timedelta(days=7)) == set()


def reviewed(cast):
    """One of each that is to be reviewed on DATE, by the reminder of it."""
    worker, by = cast.worker_profile, cast.worker
    adjustment = met(worker)
    Adjustment.objects.filter(pk=adjustment.pk).update(review_on=DATE)
    named = Named(What.PERSON, "Quibblethorpe")
    return {
        rules.AdjustmentReviewDue: adjustment,
        rules.WellbeingPlanReviewDue: edit_wellbeing_plan(worker=worker, by=by, review_on=DATE, tell="Quibblethorpe"),
        rules.CrossoverReviewDue: declare_crossover(worker=worker, by=by, named=named, review_on=DATE),
    }


PRIVATE = [rules.AdjustmentReviewDue, rules.WellbeingPlanReviewDue, rules.CrossoverReviewDue]


@pytest.mark.parametrize("rule", PRIVATE)
@pytest.mark.parametrize(("days", "is_due"), [(-15, False), (-14, True), (-13, True), (0, True), (30, False)])
def test_a_review_in_a_private_room_reminds_the_worker_and_with_whom_it_is_shared(cast, rule, days, is_due):
    reviewed(cast)
    day = DATE + timedelta(days=days)
    assert told(rules.REMINDERS, rule, day) == ({"worker"} if is_due else set())
    share(cast.worker_profile)
    assert told(rules.REMINDERS, rule, day) == (BOTH if is_due else set())


def test_a_line_manager_is_reminded_of_what_is_shared_and_nothing_else(cast):
    reviewed(cast)
    share(cast.worker_profile, Room.PLAN)
    day = DATE - timedelta(days=14)
    assert [told(rules.REMINDERS, rule, day) for rule in PRIVATE] == [{"worker"}, BOTH, {"worker"}]


def test_a_new_line_manager_is_not_reminded_of_what_the_one_before_read(cast):
    reviewed(cast)
    share(cast.worker_profile)
    cast.worker_profile.line_manager = cast.supervisor
    cast.worker_profile.save()
    assert told(rules.REMINDERS, rules.WellbeingPlanReviewDue, DATE - timedelta(days=14)) == {"worker"}


def test_nobody_is_reminded_of_what_is_over_or_of_whom_has_left(cast):
    rows = reviewed(cast)
    end_adjustment(adjustment=rows[rules.AdjustmentReviewDue], by=cast.worker)
    withdraw_crossover(crossover=rows[rules.CrossoverReviewDue], by=cast.worker)
    day = DATE - timedelta(days=14)
    assert [told(rules.REMINDERS, rule, day) for rule in PRIVATE] == [set(), {"worker"}, set()]
    cast.worker_profile.left_on = today(1)
    cast.worker_profile.save()
    assert told(rules.REMINDERS, rules.WellbeingPlanReviewDue, day) == set()


def test_the_email_says_nothing_of_what_it_is(cast):
    reviewed(cast)
    share(cast.worker_profile)
    Notice.objects.all().delete()
    moment = morning(DATE - timedelta(days=14))
    claim_at(moment, rules.REMINDERS)
    send_at(moment)
    assert len(mail.outbox) == 6
    for message in mail.outbox:
        said = f"{message.subject} {message.body} {message.message()}".lower()
        for word in ("wren", "adjustment", "wellbeing", "crossover", "quibble", "quiet"):
            assert word not in said
