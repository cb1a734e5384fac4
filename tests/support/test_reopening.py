"""An ending can be taken back by the lead for a while; what has ended still takes concerns and additions."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from referrals.models import Referral
from support.actions.matching import match
from support.actions.reopening import reopen
from support.actions.supports import end_support, pause, resume
from support.models import EndingReason, Support
from tests.factories import SessionFactory, SupportFactory, days_ago
from tests.helpers import at, ended, told

pytestmark = pytest.mark.django_db
WHY = "Ended by mistake: it was somebody else."


def end(support, code="time-limit", **answers):
    answers = {"ended_on": days_ago(0), "ending_reason": EndingReason.objects.get(code=code)} | answers
    return end_support(support=support, by=support.worker.user, ending_summary="We did it.", **answers)


def test_a_support_ended_by_mistake_goes_on_as_it_stood(cast, support, sign_in):
    dates = support.started_on, support.expected_end_on, support.next_review_due
    end(support)
    assert sign_in(cast.worker).get(support.get_absolute_url()).status_code == 404
    page = sign_in(cast.lead)
    assert at("reopen", support) in page.get(support.get_absolute_url()).content.decode()
    assert "Enter the reason" in page.post(at("reopen", support), {}).content.decode()
    shown = page.post(at("reopen", support), {"reason": WHY}, follow=True).content.decode()
    assert "Reopened" in shown
    assert WHY in shown
    assert sign_in(cast.worker).get(support.get_absolute_url()).status_code == 200
    support.refresh_from_db()
    assert support.status == Support.Status.ACTIVE
    assert (support.started_on, support.expected_end_on, support.next_review_due) == dates
    assert (support.ended_on, support.ending_reason) == (None, None)


def test_what_was_written_at_the_ending_is_there_for_the_next(cast, support, sign_in):
    end(support)
    reopen(support=support, by=cast.lead, reason=WHY)
    page = sign_in(cast.worker)
    assert "We did it." not in page.get(support.get_absolute_url()).content.decode()
    assert "We did it." in page.get(at("end_support", support)).content.decode()


@pytest.mark.parametrize("status", ["starting", "paused"])
def test_the_status_is_the_one_before_the_ending(cast, status):
    dates = {"started_on": None, "expected_end_on": None} if status == "starting" else {}
    support = SupportFactory(worker=cast.worker_profile, status=status, **dates)
    end(support)
    assert reopen(support=support, by=cast.lead, reason=WHY).status == status


def test_an_ending_taken_back_is_no_end_of_a_pause(cast, support):
    now, before = timezone.now(), support.expected_end_on
    pause(support=support, by=cast.worker, reason="Away", at=now - timedelta(days=10))
    end(support, at=now - timedelta(days=6))
    reopen(support=support, by=cast.lead, reason=WHY, at=now - timedelta(days=3))
    resume(support=support, by=cast.worker, reason="Back", at=now)
    support.refresh_from_db()
    assert support.expected_end_on == before + timedelta(days=10)


def test_worker_other_leads_and_referrer_are_told(cast, support):
    end(support)
    reopen(support=support, by=cast.lead, reason=WHY)
    assert "support_reopened" in told(cast.worker)
    assert "support_reopened" in told(support.referral.referrer)
    assert "support_reopened" not in told(cast.lead)


def test_later_the_page_says_to_start_a_new_support(cast, support, sign_in, settings):
    now = timezone.now()
    end(support, ended_on=days_ago(28), at=now - timedelta(days=29))
    page = sign_in(cast.lead).get(at("reopen", support), follow=True).content.decode()
    assert "that starts a new support" in page
    with pytest.raises(ValidationError, match="could be reopened until"):
        reopen(support=support, by=cast.lead, reason=WHY)
    settings.REOPEN_DAYS = 29
    assert reopen(support=support, by=cast.lead, reason=WHY).is_open


def test_the_time_counts_from_when_it_was_ended_not_from_its_date(cast, support):
    end(support, ended_on=support.started_on)
    assert reopen(support=support, by=cast.lead, reason=WHY).is_open


def test_a_referral_that_waits_for_a_new_worker_waits_no_longer(cast, support):
    end(support, code=EndingReason.NEW_WORKER)
    assert Referral.objects.get().status == Referral.Status.WAITING
    reopen(support=support, by=cast.lead, reason=WHY)
    assert Referral.objects.get().status == Referral.Status.MATCHED


def test_somebody_who_is_offered_to_another_worker_is_not_taken_back(cast, support):
    end(support, code=EndingReason.NEW_WORKER)
    referral = Referral.objects.get()
    match(referral=referral, worker=cast.worker2_profile, by=cast.lead, reason="Knows the area.")
    with pytest.raises(ValidationError, match="being offered to another worker"):
        reopen(support=support, by=cast.lead, reason=WHY)


def test_somebody_with_a_new_worker_stays_with_them(cast, support):
    before = SupportFactory(referral=support.referral, worker=cast.worker2_profile, **ended())
    with pytest.raises(ValidationError, match="has another worker"):
        reopen(support=before, by=cast.lead, reason=WHY)


def test_a_worker_who_has_gone_gets_nobody_back(cast, support):
    end(support)
    cast.worker.memberships.update(ends_at=timezone.now())
    with pytest.raises(ValidationError, match="not a worker of this team any more"):
        reopen(support=support, by=cast.lead, reason=WHY)


def test_an_open_support_is_not_reopened(cast, support):
    with pytest.raises(ValidationError, match="changed meanwhile"):
        reopen(support=support, by=cast.lead, reason=WHY)


def test_an_ended_support_takes_a_concern_and_additions_of_its_lead(cast, sign_in):
    support = SupportFactory(worker=cast.worker_profile, **ended())
    session = SessionFactory(support=support, date=days_ago(9))
    page = sign_in(cast.lead)
    assert at("raise_concern", support) in page.get(support.get_absolute_url()).content.decode()
    sent = {"kind": "safeguarding", "text": "A neighbour rang."}
    assert page.post(at("raise_concern", support), sent).status_code == 302
    assert support.concerns.get().raised_by == cast.lead
    assert at("add_to_session", session) in page.get(session.get_absolute_url()).content.decode()
    assert page.post(at("add_to_session", session), {"text": "It was the Tuesday."}).status_code == 302
    assert session.additions.get().by == cast.lead
