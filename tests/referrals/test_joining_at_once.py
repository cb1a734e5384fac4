"""Joining while somebody else does something with the same people."""

import pytest
from django.core.exceptions import ValidationError

from accounts.permissions import Role
from groundwork.transitions import lock
from referrals.actions.joining import join_people
from referrals.models import Joining, Offer, Referral
from support.actions.matching import accept_offer
from support.models import Support
from tests.factories import ReferralFactory, WorkerFactory, user_with
from tests.helpers import at_once, while_held

pytestmark = pytest.mark.django_db(transaction=True)


def join(one, other, by):
    return join_people(kept=one.person, joined=other.person, by=by, reason="The same sister.")


def test_of_two_leads_who_join_two_records_at_once_one_is_told_of_the_other():
    one, other = ReferralFactory(), ReferralFactory()
    lead = user_with(Role.LEAD, one.team)
    outcomes = at_once(lambda: join(one, other, lead), lambda: join(other, one, lead))
    assert [outcome.code for outcome in outcomes if isinstance(outcome, ValidationError)] == ["stale"]
    joining = Joining.objects.get()
    assert set(Referral.objects.values_list("person", flat=True)) == {joining.kept_id}


def test_a_match_accepted_while_its_people_are_joined_belongs_to_the_kept_one():
    one, waiting = ReferralFactory(), ReferralFactory(status="waiting")
    worker = WorkerFactory(team=waiting.team)
    offer = Offer.objects.create(referral=waiting, worker=worker, made_by=worker.line_manager)
    with while_held() as start:
        lock(waiting)
        joining = start(lambda: join(one, waiting, worker.line_manager))
        accept_offer(offer=offer, by=worker.user)
    assert joining.result().moved["support.support"] == [str(Support.objects.get().pk)]
    assert Support.objects.get().person == one.person == Referral.objects.get(pk=waiting.pk).person
