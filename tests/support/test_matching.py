import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.actions.people import deactivate, end_membership
from accounts.models import User
from accounts.permissions import Role
from referrals.actions.offers import hand_back, withdraw_offer
from referrals.models import Offer, Referral
from support.actions.matching import accept_offer, match
from support.caseload import caseload, with_caseload
from support.models import Support
from support.ranking import candidates
from tests.factories import SupportFactory, user_with
from tests.helpers import at, ended, told
from workers.models import Worker

pytestmark = pytest.mark.django_db


def test_matching_offers_the_referral_and_tells_the_worker(cast, offer):
    assert offer.status == Offer.Status.OPEN
    assert told(cast.worker) == ["offer_made"]


def test_a_second_lead_is_told_who_was_first(cast, waiting, offer):
    with pytest.raises(ValidationError, match="Lena Fairweather has already offered this to Wren Adeyemi"):
        match(referral=waiting, worker=cast.worker2_profile, by=cast.lead)
    assert Offer.objects.count() == 1


def test_only_a_waiting_referral_can_be_matched(cast, waiting):
    Referral.objects.update(status=Referral.Status.SUBMITTED)
    with pytest.raises(ValidationError, match="it is now “submitted”"):
        match(referral=waiting, worker=cast.worker_profile, by=cast.lead)


def test_a_worker_of_another_team_cannot_be_chosen(cast, waiting):
    with pytest.raises(ValidationError, match="is not available"):
        match(referral=waiting, worker=cast.worker3_profile, by=cast.lead)


def test_a_worker_who_has_left_cannot_be_chosen(cast, waiting):
    Worker.objects.update(left_on=timezone.localdate())
    with pytest.raises(ValidationError, match="is not available"):
        match(referral=waiting, worker=cast.worker_profile, by=cast.lead)


def test_going_past_capacity_needs_a_reason_next_to_its_field(cast, waiting):
    Worker.objects.filter(pk=cast.worker_profile.pk).update(agreed_caseload=1)
    SupportFactory(worker=cast.worker_profile)
    with pytest.raises(ValidationError) as refused:
        match(referral=waiting, worker=cast.worker_profile, by=cast.lead, reason=" ")
    assert "Wren Adeyemi: 1 of 1 places taken." in refused.value.message_dict["reason"][0]
    assert match(referral=waiting, worker=cast.worker_profile, by=cast.lead, reason="Ends on Friday.")


def test_going_past_what_the_person_asked_for_needs_a_reason(cast, waiting):
    Worker.objects.filter(pk=cast.worker_profile.pk).update(working_days=[0, 1])
    Referral.objects.update(days=[4])
    with pytest.raises(ValidationError) as refused:
        match(referral=waiting, worker=cast.worker_profile, by=cast.lead)
    assert "Wren Adeyemi: Does not fit: days that suit." in refused.value.message_dict["reason"][0]
    offer = match(referral=waiting, worker=cast.worker_profile, by=cast.lead, reason="They agreed on Mondays.")
    assert offer.reason == "They agreed on Mondays."


def test_a_worker_who_fits_needs_no_reason(cast, waiting):
    Worker.objects.filter(pk=cast.worker_profile.pk).update(working_days=[4])
    Referral.objects.update(days=[4])
    assert match(referral=waiting, worker=cast.worker_profile, by=cast.lead).reason == ""


def test_caseload_counts_open_supports_and_open_offers_in_one_way(cast, offer):
    SupportFactory(worker=cast.worker_profile)
    SupportFactory.create_batch(2, worker=cast.worker_profile, **ended())
    row = with_caseload(Worker.objects.all()).get(pk=cast.worker_profile.pk)
    assert (row.open_supports, row.open_offers, row.caseload) == (1, 1, 2)
    assert caseload(row) == 2


def test_accepting_begins_a_support_and_tells_lead_and_referrer(cast, waiting, offer):
    support = accept_offer(offer=offer, by=cast.worker)
    waiting.refresh_from_db()
    assert waiting.status == Referral.Status.MATCHED
    assert support.status == Support.Status.STARTING
    assert support.person == waiting.person
    assert told(cast.lead) == ["offer_accepted"]
    assert told(cast.coordinator) == ["referral_matched"]


def test_an_offer_is_answered_once(cast, offer):
    accept_offer(offer=offer, by=cast.worker)
    with pytest.raises(ValidationError, match="already answered: accepted"):
        hand_back(offer=offer, by=cast.worker)


def test_handing_back_lets_the_referral_wait_again(cast, waiting, offer):
    hand_back(offer=offer, by=cast.worker)
    assert Referral.objects.waiting().get() == waiting
    assert told(cast.lead) == ["offer_handed_back"]
    assert match(referral=waiting, worker=cast.worker2_profile, by=cast.lead)


def test_an_offer_withdrawn_can_no_longer_be_accepted(cast, offer):
    withdraw_offer(offer=offer, by=cast.lead)
    with pytest.raises(ValidationError, match="already answered: withdrawn"):
        accept_offer(offer=offer, by=cast.worker)


def test_a_referral_withdrawn_meanwhile_cannot_be_accepted(cast, offer):
    Referral.objects.update(status=Referral.Status.WITHDRAWN)
    with pytest.raises(ValidationError, match="it is now “withdrawn”"):
        accept_offer(offer=offer, by=cast.worker)
    offer.refresh_from_db()
    assert offer.status == Offer.Status.OPEN


def gone(cast, how):
    """Let the worker be gone in one of the ways in which somebody is."""
    if how == "deactivated":
        deactivate(user=cast.worker, by=cast.admin)
    elif how == "role ended":
        end_membership(membership=cast.worker.memberships.get(), by=cast.admin)
    elif how == "not come yet":
        User.objects.filter(pk=cast.worker.pk).update(invited_at=timezone.now())
    else:
        Worker.objects.filter(pk=cast.worker_profile.pk).update(left_on=timezone.localdate())


WAYS = ["deactivated", "role ended", "not come yet", "left"]


@pytest.mark.parametrize("how", WAYS)
def test_a_worker_who_is_not_there_is_not_offered_and_refused_when_posted(cast, waiting, sign_in, how):
    gone(cast, how)
    page = sign_in(cast.lead).get(at("match", waiting))
    assert [candidate.worker for candidate in page.context["form"].candidates] == [cast.worker2_profile]
    answer = sign_in(cast.lead).post(at("match", waiting), {"worker": cast.worker_profile.pk})
    assert "is not available" in answer.context["form"].errors["worker"][0]
    with pytest.raises(ValidationError, match="is not available"):
        match(referral=waiting, worker=cast.worker_profile, by=cast.lead, reason="All the same.")
    assert not Offer.objects.exists()


def test_accepting_tells_the_other_leads_where_who_offered_is_no_longer_there(cast, offer):
    other = user_with(Role.LEAD, cast.north)
    end_membership(membership=cast.lead.memberships.get(), by=cast.admin)
    accept_offer(offer=offer, by=cast.worker)
    assert told(cast.lead) == []
    assert told(other) == ["offer_accepted"]


def test_languages_are_compared_as_lists(cast, waiting):
    Worker.objects.filter(pk=cast.worker_profile.pk).update(languages="English, British Sign Language, Urdu")
    waiting.person.language = "BSL"
    waiting.person.save()
    fits = {candidate.worker: candidate.met for candidate in candidates(waiting, timezone.localdate())}
    assert fits[cast.worker_profile] == ["speaks British Sign Language"]
    assert not fits[cast.worker2_profile]
