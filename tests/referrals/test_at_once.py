"""Two deeds of which one has to wait for the other."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import Role
from groundwork.transitions import lock
from referrals.actions.triage import accept, decline
from referrals.models import DeclineReason
from support.caseload import caseload
from support.models import Session
from tests.factories import ReferralFactory, SessionFactory, WorkerFactory, user_with
from tests.helpers import while_held

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_deed_that_waited_for_another_stands_after_it_in_the_timeline():
    referral = ReferralFactory()
    lead, reason = user_with(Role.LEAD, referral.team), DeclineReason.objects.first()
    with while_held() as start:
        lock(referral)
        declining = start(lambda: decline(referral=referral, by=lead, reason=reason, explanation="Too far."))
        accept(referral=referral, by=lead)
    assert declining.result().status == "declined"
    assert list(referral.status_changes.values_list("to_status", flat=True)) == ["waiting", "declined"]


@pytest.fixture
def note():
    """A session note, and a form with which its author changes it."""
    session = SessionFactory(logged_at=timezone.now() - timedelta(hours=1))
    session.refresh_from_db()
    address = reverse("support:edit_session", args=[session.pk])
    answers = {"seen": session.updated_at.isoformat(), "date": "yesterday", "attendance": "5"}

    def change(**more):
        browser = Client()
        browser.force_login(session.worker.user)
        return lambda: browser.post(address, answers | more)

    return session, change


def test_of_two_who_change_one_note_at_once_the_second_hears_of_the_first(note):
    session, change = note
    changes = [change(summary=words) for words in ("Typed on the telephone.", "Typed at the desk.")]
    with while_held() as start:
        lock(session.support)
        begun = [start(each) for each in changes]
    answers = [each.result() for each in begun]
    saved, refused = sorted(answers, key=lambda answer: -answer.status_code)
    assert (saved.status_code, refused.status_code) == (302, 200)
    assert "Somebody changed this while you were writing." in refused.text
    assert Session.objects.get().summary in ("Typed on the telephone.", "Typed at the desk.")
    assert Session.objects.get().summary in refused.text.replace("&#x27;", "'")


def test_a_change_sent_twice_at_once_is_no_change_by_somebody_else(note):
    session, change = note
    number = "0b7c1cf4-25a6-4d0e-9c61-6d1b7a1d6f4e"
    changes = [change(summary="By the lake.", submission=number) for _ in range(2)]
    with while_held() as start:
        lock(session.support)
        begun = [start(each) for each in changes]
    assert [each.result().status_code for each in begun] == [302, 302]


def test_a_caseload_is_counted_at_one_moment(django_assert_num_queries):
    worker = WorkerFactory()
    with django_assert_num_queries(1):
        assert caseload(worker) == 0
