"""Who is reminded of a step of an induction that is late."""

import pytest

from development import reminders as rules
from development.actions.inductions import begin_induction
from development.models import InductionStep
from tests.factories import AbsenceFactory, user_with
from tests.reminding import today, told

pytestmark = pytest.mark.django_db
DUE = today(30)


@pytest.fixture
def induction(cast):
    return begin_induction(worker=cast.worker2_profile, by=cast.lead, started_on=today())


def only(induction, owner):
    """All steps but one of this owner's are due much later."""
    InductionStep.objects.update(due_on=today(300))
    step = induction.steps.filter(item__owner=owner).first()
    InductionStep.objects.filter(pk=step.pk).update(due_on=DUE)


@pytest.mark.parametrize(
    ("owner", "who"), [("worker", {"worker2"}), ("line_manager", {"lead"}), ("supervisor", {"supervisor"})]
)
@pytest.mark.parametrize(("days", "is_told"), [(0, False), (1, True), (8, True)])
def test_whose_it_is_hears_from_the_day_after_and_each_week(cast, induction, owner, who, days, is_told):
    only(induction, owner)
    assert told(rules.REMINDERS, rules.StepLate, today(30 + days)) == (who if is_told else set())
    assert told(rules.REMINDERS, rules.LeadStepLate, today(30 + days)) == set()


def test_all_leads_hear_of_what_any_of_them_may_do(cast, induction):
    other = user_with("lead", cast.north, email="second@example.org")
    only(induction, "lead")
    assert told(rules.REMINDERS, rules.LeadStepLate, today(31)) == {"lead", other.email.partition("@")[0]}
    assert told(rules.REMINDERS, rules.StepLate, today(31)) == set()


def test_while_a_worker_is_away_leads_hear_in_their_place(cast, induction):
    only(induction, "worker")
    AbsenceFactory(worker=cast.worker2_profile, first=28, last=40)
    assert told(rules.REMINDERS, rules.StepLate, today(31)) == {"lead"}
