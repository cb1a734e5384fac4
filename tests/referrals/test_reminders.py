from datetime import timedelta

import pytest
from django.urls import reverse

from notices.models import Notice
from referrals import reminders as rules
from referrals.models import InformationRequest, Offer, Referral
from tests.factories import ReferralFactory
from tests.reminding import morning, today, told, working_days_after

pytestmark = pytest.mark.django_db
START = today(-60)


def told_of(kind, day):
    return told(rules.REMINDERS, kind, day)


def referral_of(cast, **fields):
    return ReferralFactory(referring_team=cast.north_referring, team=cast.north, referrer=cast.coordinator, **fields)


def draft_of(cast):
    draft = referral_of(cast, status=Referral.Status.DRAFT, submitted_at=None)
    Referral.objects.filter(pk=draft.pk).update(updated_at=morning(START))
    return draft


@pytest.mark.parametrize(("days", "is_told"), [(6, False), (7, True), (8, True), (30, True)])
def test_an_unsent_draft_reminds_its_referrer(cast, days, is_told):
    draft_of(cast)
    assert told_of(rules.DraftUnsent, START + timedelta(days=days)) == ({"coordinator"} if is_told else set())


@pytest.mark.parametrize(("days", "is_told"), [(82, False), (83, True)])
def test_deleting_a_draft_is_announced(cast, days, is_told):
    draft_of(cast)
    assert told_of(rules.DraftToBeDeleted, START + timedelta(days=days)) == ({"coordinator"} if is_told else set())


def test_a_draft_that_was_sent_is_not_chased(cast):
    referral_of(cast, submitted_at=morning(START))
    assert told_of(rules.DraftUnsent, START + timedelta(days=7)) == set()


@pytest.mark.parametrize(("days", "is_told"), [(2, False), (3, True), (7, True)])
def test_an_unanswered_question_reminds_the_referrer(cast, days, is_told):
    referral = referral_of(cast, status=Referral.Status.INFORMATION_REQUESTED)
    InformationRequest.objects.create(referral=referral, question="When?", asked_by=cast.lead, asked_at=morning(START))
    day = working_days_after(START, days)
    assert told_of(rules.InformationAwaited, day) == ({"coordinator"} if is_told else set())


@pytest.mark.parametrize(("days", "is_told"), [(4, False), (5, True), (10, True), (20, True)])
def test_a_waiting_referral_reminds_the_lead_of_its_team(cast, days, is_told):
    referral_of(cast, submitted_at=morning(START))
    assert told_of(rules.ReferralWaiting, working_days_after(START, days)) == ({"lead"} if is_told else set())


def test_whoever_waits_again_is_counted_from_that_day(cast):
    begun = working_days_after(START, 30)
    referral_of(cast, submitted_at=morning(START), waiting_since=morning(begun))
    assert told_of(rules.ReferralWaiting, working_days_after(begun, 4)) == set()
    assert told_of(rules.ReferralWaiting, working_days_after(begun, 5)) == {"lead"}


def offer_of(cast):
    referral = referral_of(cast, status=Referral.Status.WAITING)
    return Offer.objects.create(
        referral=referral, worker=cast.worker_profile, made_by=cast.lead, made_at=morning(START)
    )


@pytest.mark.parametrize(("days", "expected"), [(1, set()), (2, {"worker"}), (3, {"worker"}), (4, {"worker", "lead"})])
def test_an_unanswered_offer_reminds_the_worker_then_the_lead(cast, days, expected):
    offer_of(cast)
    assert told_of(rules.OfferUnanswered, working_days_after(START, days)) == expected


def test_an_unanswered_offer_opens_for_the_worker_and_its_referral_for_the_lead(cast):
    offer = offer_of(cast)
    told_of(rules.OfferUnanswered, working_days_after(START, 4))
    paths = dict(Notice.objects.filter(thing=offer.pk).values_list("recipient", "path"))
    assert paths == {
        cast.worker.pk: reverse("referrals:offer_detail", args=[offer.pk]),
        cast.lead.pk: reverse("referrals:referral_detail", args=[offer.referral_id]),
    }
