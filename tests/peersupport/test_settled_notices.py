"""A notice that asks for something is new until that is done, whoever does it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import Role
from notices.actions import settle_notices
from notices.kinds import KINDS
from notices.models import Notice
from notices.reminders import Reminder
from peersupport.reminders import sweep
from referrals.actions.audience import tell_leads
from referrals.actions.triage import accept
from referrals.notices import REFERRAL_ACCEPTED, REFERRAL_SUBMITTED
from support.actions.matching import match
from support.actions.reviews import hold_review
from tests.factories import ReferralFactory, SupportFactory, days_ago, user_with

pytestmark = pytest.mark.django_db

ONLY_TELL = {
    "absence_corrected", "absence_ended", "absence_entered", "absence_taken_back", "absences_imported",
    "absences_taken_back", "account_reactivated", "additional_without_supervisor", "address_edited",
    "cohort_cancelled", "cohort_leaving_taken_back", "cohort_left", "cohort_place_given", "concern_acknowledged",
    "concern_closed", "concern_without_lead", "conduct_set", "conduct_taken_back", "course_days_changed",
    "course_newly_required", "course_not_required", "cover_arranged", "cover_changed", "cover_ended",
    "cover_given_up", "cover_named", "death_undone", "earlier_notes_agreed", "earlier_notes_agreed_without_lead",
    "earlier_notes_withdrawn", "exemption_granted", "exemption_taken_back", "handed_over", "induction_begun",
    "induction_completed", "induction_extended", "induction_moved", "induction_reopened", "induction_taken_back",
    "intensity_changed", "interest_handed_over", "interval_set", "interval_taken_back", "line_manager_changed",
    "line_manager_named", "nhs_number_conflict", "offer_accepted", "offer_withdrawn", "people_joined",
    "people_taken_apart", "person_corrected", "person_died", "profile_changed", "referral_accepted",
    "referral_declined", "referral_matched", "referral_withdrawn", "referral_without_lead", "review_struck",
    "review_unstruck", "role_given", "role_received", "role_request_approved", "role_request_declined",
    "role_request_lapsed", "role_taken", "room_changed", "room_shared", "second_factor_reset", "session_struck",
    "session_unstruck", "step_set_aside", "step_taken_back", "supervision_cancelled", "supervision_confirmed",
    "supervision_passed_on", "supervision_rescheduled", "supervision_scheduled", "supervisor_named",
    "support_ended", "support_reopened", "training_import_taken_back", "training_taken_back", "waiting_list_left",
}  # fmt: skip


@pytest.fixture
def referral(cast):
    return ReferralFactory(referring_team=cast.north_referring, team=cast.north, referrer=cast.coordinator)


def new(kind):
    return {notice.recipient for notice in Notice.objects.unread().filter(kind=kind)}


def test_every_kind_says_what_it_asks_for_or_only_tells():
    telling = {name for name, kind in KINDS.items() if not isinstance(kind, Reminder) and not kind.asks}
    assert telling == ONLY_TELL


@pytest.mark.parametrize("name", sorted(set(KINDS) - ONLY_TELL))
def test_what_a_kind_asks_for_can_be_looked_up(cast, name):
    assert list(Notice.objects.filter(KINDS[name].still_asks(days_ago(0)), kind=name)) == []


def test_the_other_lead_finds_the_notice_settled_when_one_has_decided(cast, referral, sign_in):
    other = user_with(Role.LEAD, cast.north)
    tell_leads(REFERRAL_SUBMITTED, referral, timezone.now())
    sign_in(other).get("/notices/")
    assert new("referral_submitted") == {cast.lead, other}
    accept(referral=referral, by=cast.lead, priority="routine")
    assert '<span class="app-unread">' not in sign_in(other).get("/notices/").text
    assert new("referral_submitted") == {cast.lead}
    sweep(timezone.now())
    assert new("referral_submitted") == set()


def test_whoever_does_it_sees_it_settled_on_the_next_page(cast, referral, sign_in):
    accept(referral=referral, by=cast.lead, priority="routine")
    offer = match(referral=referral, worker=cast.worker_profile, by=cast.lead, reason="x")
    assert new("offer_made") == {cast.worker}
    sign_in(cast.worker).post(reverse("support:accept_offer", args=[offer.pk]), {"submission": "1"})
    offer.refresh_from_db()
    assert offer.status == "accepted"
    assert new("offer_made") == set()


def test_what_only_tells_stays_new_until_it_is_read(cast, referral, sign_in):
    tell_leads(REFERRAL_ACCEPTED, referral, timezone.now())
    sign_in(cast.lead).get("/notices/")
    sweep(timezone.now())
    assert new("referral_accepted") == {cast.lead}


def test_a_reminder_is_settled_by_the_deed_and_stays_so_when_the_next_is_due(cast):
    support = SupportFactory(worker=cast.worker_profile, next_review_due=days_ago(0))
    sweep(timezone.now())
    assert new("review_due") == {cast.worker}
    hold_review(support=support, by=cast.worker, held_on=days_ago(0), discussed="x", next_review_due=days_ago(-5))
    settle_notices(notices=Notice.objects.all())
    assert new("review_due") == set()
    sweep(timezone.now() + timedelta(days=5))
    assert Notice.objects.filter(kind="review_due").count() == 2
    assert Notice.objects.unread().get(kind="review_due").about_on == days_ago(-5)
