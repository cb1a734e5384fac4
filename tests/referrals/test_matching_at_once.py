"""Two leads, one moment: real connections against the real database."""

import pytest
from django.core.exceptions import ValidationError

from accounts.permissions import Role
from referrals.actions.matching import match
from referrals.models import Offer, Referral
from tests.factories import ReferralFactory, ReferringTeamFactory, WorkerFactory, user_with
from tests.referrals.helpers import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def matching(referral, worker, lead):
    return lambda: match(referral=referral, worker=worker, by=lead)


def waiting(team):
    return ReferralFactory(status=Referral.Status.WAITING, referring_team=ReferringTeamFactory(refers_to=team))


def test_of_two_leads_at_once_one_succeeds_and_the_other_is_told_who_did():
    first = WorkerFactory()
    second = WorkerFactory(team=first.team)
    referral = waiting(first.team)
    leads = [user_with(Role.LEAD, first.team, name=name) for name in ("Ann Lead", "Bob Lead")]
    outcomes = at_once(matching(referral, first, leads[0]), matching(referral, second, leads[1]))
    offer = Offer.objects.get()
    [refusal] = [outcome for outcome in outcomes if isinstance(outcome, ValidationError)]
    assert f"{offer.made_by} has already offered this to {offer.worker}" in refusal.message


def test_two_offers_at_once_cannot_take_the_last_place():
    worker = WorkerFactory(agreed_caseload=1)
    leads = [user_with(Role.LEAD, worker.team) for _ in range(4)]
    outcomes = at_once(*[matching(waiting(worker.team), worker, lead) for lead in leads])
    assert Offer.objects.filter(worker=worker).count() == 1
    assert sum("over_capacity_reason" in getattr(outcome, "message_dict", {}) for outcome in outcomes) == 3
