"""Two leads, one moment: real connections against the real database."""

from decimal import Decimal
from functools import partial
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from accounts.permissions import Role
from groundwork.asking import Question
from referrals.actions.offers import hand_back
from referrals.models import Offer, Referral
from support.actions.bookings import book_session
from support.actions.intensity import change_intensity
from support.actions.matching import accept_offer, match
from support.actions.sessions import log_session
from support.caseload import caseload
from support.models import Intensity, Session, Support
from tests.factories import (
    ReferralFactory,
    ReferringTeamFactory,
    SupportFactory,
    WorkerFactory,
    days_ago,
    hold_required_training,
    user_with,
)
from tests.helpers import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def trained_worker(**fields):
    worker = WorkerFactory(**fields)
    hold_required_training(worker)
    return worker


def matching(referral, worker, lead):
    return lambda: match(referral=referral, worker=worker, by=lead)


def waiting(team):
    return ReferralFactory(status=Referral.Status.WAITING, referring_team=ReferringTeamFactory(refers_to=team))


def test_of_two_leads_at_once_one_succeeds_and_the_other_is_told_who_did():
    first = trained_worker()
    second = trained_worker(team=first.team)
    referral = waiting(first.team)
    leads = [user_with(Role.LEAD, first.team, name=name) for name in ("Ann Lead", "Bob Lead")]
    outcomes = at_once(matching(referral, first, leads[0]), matching(referral, second, leads[1]))
    offer = Offer.objects.get()
    [refusal] = [outcome for outcome in outcomes if isinstance(outcome, ValidationError)]
    assert f"{offer.made_by} has already offered this to {offer.worker}" in refusal.message


def test_the_same_match_sent_five_times_at_once_asks_once():
    worker = trained_worker()
    referral, lead = waiting(worker.team), worker.line_manager
    path, fields = reverse("support:match", args=[referral.pk]), {"worker": worker.pk, "submission": str(uuid4())}
    clients = [Client() for _ in range(5)]
    for client in clients:
        client.force_login(lead)
    answers = at_once(*[partial(client.post, path, fields) for client in clients])
    assert {answer["Location"] for answer in answers} == {referral.get_absolute_url()}
    assert Offer.objects.get().worker == worker


def test_two_offers_at_once_cannot_take_the_last_place():
    worker = trained_worker(agreed_caseload=1)
    leads = [user_with(Role.LEAD, worker.team) for _ in range(4)]
    outcomes = at_once(*[matching(waiting(worker.team), worker, lead) for lead in leads])
    assert Offer.objects.filter(worker=worker).count() == 1
    assert sum("reason" in getattr(outcome, "message_dict", {}) for outcome in outcomes) == 3


def test_an_offer_and_a_support_that_meets_more_often_cannot_both_take_the_last_place():
    worker = trained_worker(agreed_caseload=2)
    codes = ("fortnightly", "fortnightly")
    first, _ = [SupportFactory(worker=worker, intensity=Intensity.objects.get(code=code)) for code in codes]
    weekly, lead = Intensity.objects.get(code="weekly"), user_with(Role.LEAD, worker.team)
    outcomes = at_once(
        matching(waiting(worker.team), worker, lead),
        lambda: change_intensity(support=first, by=worker.user, intensity=weekly),
    )
    assert caseload(worker) in (Decimal(2), Decimal("1.5"))
    assert sum("reason" in getattr(outcome, "message_dict", {}) for outcome in outcomes) == 1


def test_one_offer_answered_twice_at_once_begins_one_support():
    worker = trained_worker()
    lead = user_with(Role.LEAD, worker.team)
    offer = match(referral=waiting(worker.team), worker=worker, by=lead)
    answers = [lambda: accept_offer(offer=offer, by=worker.user), lambda: hand_back(offer=offer, by=worker.user)]
    outcomes = at_once(*answers)
    assert sum(isinstance(outcome, ValidationError) for outcome in outcomes) == 1
    offer.refresh_from_db()
    assert Support.objects.count() == (offer.status == Offer.Status.ACCEPTED)


def test_two_logs_at_once_fill_one_booking_once():
    support = SupportFactory(status="starting", started_on=None, expected_end_on=None, next_review_due=None)
    book_session(support=support, by=support.worker.user, date=days_ago(1))

    def log():
        return log_session(support=support, by=support.worker.user, date=days_ago(1), attendance="5", summary="We met.")

    outcomes = at_once(log, log)
    assert sum(isinstance(outcome, Question) for outcome in outcomes) == 1
    assert Session.objects.count() == 1
    assert Session.objects.filter(attendance="0").count() == 0
    assert support.status_changes.filter(to_status="active").count() == 1
