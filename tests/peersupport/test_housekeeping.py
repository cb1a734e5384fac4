from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from groundwork.models import Autosave, Submission
from peersupport.housekeeping import tidy
from referrals.actions.refer import refer
from referrals.models import Person, Referral
from referrals.reminders import REMINDERS
from tests.reminding import claim_at

pytestmark = pytest.mark.django_db


def now(**later):
    return timezone.now() + timedelta(**later)


@pytest.fixture
def draft(cast):
    return refer(by=cast.coordinator, referring_team=cast.north_referring, team=cast.north)


def test_a_draft_is_deleted_with_its_person_a_week_after_the_warning(draft):
    claim_at(now(days=83, hours=1), REMINDERS)
    tidy(now(days=90))
    assert Referral.objects.filter(pk=draft.pk).exists()
    tidy(now(days=90, hours=2))
    assert not Referral.objects.filter(pk=draft.pk).exists()
    assert not Person.objects.exists()


def test_a_draft_is_not_deleted_without_warning(draft):
    tidy(now(days=100))
    assert Referral.objects.filter(pk=draft.pk).exists()


def test_a_late_warning_leaves_a_week(draft):
    claim_at(now(days=95), REMINDERS)
    tidy(now(days=101))
    assert Referral.objects.filter(pk=draft.pk).exists()
    tidy(now(days=102, hours=1))
    assert not Referral.objects.filter(pk=draft.pk).exists()


def test_a_draft_whose_referrer_left_is_deleted_later(draft, cast):
    cast.coordinator.memberships.update(ends_at=now())
    claim_at(now(days=84), REMINDERS)
    tidy(now(days=119))
    assert Referral.objects.filter(pk=draft.pk).exists()
    tidy(now(days=120, hours=1))
    assert not Referral.objects.filter(pk=draft.pk).exists()


def test_a_draft_worked_on_again_is_kept(draft, cast):
    claim_at(now(days=83, hours=1), REMINDERS)
    Referral.objects.filter(pk=draft.pk).update(updated_at=now(days=85))
    tidy(now(days=92))
    assert Referral.objects.filter(pk=draft.pk).exists()


def test_old_texts_and_sent_forms_and_sessions_are_forgotten(cast, client):
    Autosave.objects.create(user=cast.lead, path="/x/", data={})
    Submission.objects.create(id=uuid4(), user=cast.lead)
    client.force_login(cast.lead)
    Session.objects.update(expire_date=now(days=-1))
    tidy(now())
    assert (Autosave.objects.count(), Submission.objects.count(), Session.objects.count()) == (1, 1, 0)
    tidy(now(days=31))
    assert (Autosave.objects.count(), Submission.objects.count()) == (0, 0)
