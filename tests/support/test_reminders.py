from datetime import time, timedelta

import pytest
from django.utils import timezone

from notices.kinds import KINDS, subject_of
from notices.models import Notice
from notices.schedules import Days
from notices.working_days import at
from support import reminders as rules
from support.models import Concern, Session, Support
from tests.factories import ReferralFactory, SessionFactory, SupportFactory
from tests.reminding import claim_at, morning, today, told, working_days_after

pytestmark = pytest.mark.django_db
START = today(-60)


def told_of(kind, day):
    return told(rules.REMINDERS, kind, day)


def referral_of(cast, **fields):
    return ReferralFactory(referring_team=cast.north_referring, team=cast.north, referrer=cast.coordinator, **fields)


def support_of(cast, **fields):
    return SupportFactory(worker=cast.worker_profile, referral=referral_of(cast, status="matched"), **fields)


@pytest.mark.parametrize(("days", "is_told"), [(4, False), (5, True)])
def test_a_support_without_a_first_session_reminds_the_worker(cast, days, is_told):
    support_of(cast, status=Support.Status.STARTING, matched_on=START, started_on=None, expected_end_on=None)
    day = working_days_after(START, days)
    assert told_of(rules.FirstSessionNotBooked, day) == ({"worker"} if is_told else set())


@pytest.mark.parametrize(("days", "expected"), [(0, set()), (1, {"worker"}), (2, {"worker"}), (3, {"worker", "lead"})])
def test_a_session_not_logged_reminds_the_worker_then_the_lead(cast, days, expected):
    SessionFactory(
        support=support_of(cast), date=START, attendance=Session.Attendance.NOT_YET, logged_at=None, minutes=None
    )
    assert told_of(rules.SessionNotLogged, working_days_after(START, days)) == expected


def test_a_logged_session_is_not_chased(cast):
    SessionFactory(support=support_of(cast), date=START)
    assert told_of(rules.SessionNotLogged, START + timedelta(days=9)) == set()


@pytest.mark.parametrize(("days", "is_told"), [(-8, False), (-7, True), (-1, True), (0, True), (6, True), (7, False)])
def test_a_review_due_reminds_the_worker(cast, days, is_told):
    support_of(cast, next_review_due=START)
    assert told_of(rules.ReviewDue, START + timedelta(days=days)) == ({"worker"} if is_told else set())


def test_days_recipients_and_words_of_a_reminder_are_data(cast, monkeypatch):
    monkeypatch.setattr(KINDS["review_due"], "steps", [(Days(-3), rules.LEADS)])
    monkeypatch.setattr(KINDS["review_due"], "subject", "Time to look back: {label}")
    support = support_of(cast, next_review_due=START)
    assert told_of(rules.ReviewDue, START - timedelta(days=4)) == set()
    assert told_of(rules.ReviewDue, START - timedelta(days=3)) == {"lead"}
    notice = Notice.objects.get(kind="review_due")
    assert subject_of(notice) == f"Time to look back: {support.referral.reference}"


@pytest.mark.parametrize(("days", "is_told"), [(6, False), (7, True), (14, True), (70, True)])
def test_a_review_overdue_reminds_worker_and_lead(cast, days, is_told):
    support_of(cast, next_review_due=START)
    assert told_of(rules.ReviewOverdue, START + timedelta(days=days)) == ({"worker", "lead"} if is_told else set())


def test_an_overdue_review_is_a_new_message_every_week(cast):
    support_of(cast, next_review_due=START)
    for day in range(7, 28):
        claim_at(morning(START + timedelta(days=day)), rules.REMINDERS)
    dates = Notice.objects.filter(kind="review_overdue", recipient=cast.worker).values_list("due_on", flat=True)
    assert sorted(dates) == [START + timedelta(days=7), START + timedelta(days=14), START + timedelta(days=21)]


def test_reviews_of_a_paused_support_are_not_chased(cast):
    support_of(cast, next_review_due=START, status=Support.Status.PAUSED)
    assert told_of(rules.ReviewOverdue, START + timedelta(days=7)) == set()


@pytest.mark.parametrize(("days", "is_told"), [(-29, False), (-28, True), (-14, True)])
def test_an_ending_that_is_near_reminds_the_worker(cast, days, is_told):
    support_of(cast, started_on=today(-200), expected_end_on=START)
    assert told_of(rules.EndingNear, START + timedelta(days=days)) == ({"worker"} if is_told else set())


def next_monday():
    return today(7 - timezone.localdate().weekday())


@pytest.mark.parametrize(
    ("clock", "expected"),
    [(time(12, 59), set()), (time(13), {"lead"}), (time(16, 59), {"lead"}), (time(17), {"lead", "manager"})],
)
def test_a_concern_is_chased_at_each_limit(cast, monkeypatch, clock, expected):
    monkeypatch.setattr("notices.working_days.bank_holidays", lambda region: frozenset())
    monday = next_monday()
    Concern.objects.create(
        support=support_of(cast), kind="risk", text="x", raised_by=cast.worker, raised_at=at(monday, time(9))
    )
    claim_at(at(monday, clock), rules.REMINDERS)
    notices = Notice.objects.filter(kind="concern_unacknowledged").select_related("recipient")
    assert {notice.recipient for notice in notices} == {getattr(cast, name) for name in expected}


def test_each_limit_passed_is_one_message(cast, monkeypatch):
    monkeypatch.setattr("notices.working_days.bank_holidays", lambda region: frozenset())
    monday = next_monday()
    Concern.objects.create(
        support=support_of(cast), kind="risk", text="x", raised_by=cast.worker, raised_at=at(monday, time(9))
    )
    for hour in range(9, 24):
        claim_at(at(monday, time(hour)), rules.REMINDERS)
    rounds = Notice.objects.filter(kind="concern_unacknowledged", recipient=cast.lead).values_list("round", flat=True)
    assert sorted(rounds) == [1, 2]


def test_the_other_team_is_told_nothing(cast):
    support_of(cast, next_review_due=START)
    claim_at(morning(START + timedelta(days=7)), rules.REMINDERS)
    assert not Notice.objects.filter(recipient__in=[cast.lead2, cast.worker3, cast.coordinator3]).exists()
