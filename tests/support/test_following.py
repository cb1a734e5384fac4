"""The first session, the dates that hang on it and the status follow what sessions and reviews say."""

from datetime import timedelta

import pytest
from django.utils import timezone

from support.actions.reviews import hold_review
from support.actions.sessions import edit_session
from support.actions.striking import strike_review, strike_session, unstrike_review, unstrike_session
from support.actions.supports import extend, pause, resume
from support.models import Session, Support
from tests.factories import SupportFactory, days_ago
from tests.helpers import log

pytestmark = pytest.mark.django_db
ABSENT = Session.Attendance.DID_NOT_ATTEND
NOTHING = (Support.Status.STARTING, None, None, None)


@pytest.fixture
def starting(cast):
    return SupportFactory(
        worker=cast.worker_profile, status="starting", started_on=None, expected_end_on=None, next_review_due=None
    )


def correct(session, **details):
    return edit_session(session=session, by=session.worker.user, **details)


def course(support):
    support.refresh_from_db()
    return support.status, support.started_on, support.expected_end_on, support.next_review_due


def begun(day, weeks=6):
    return Support.Status.ACTIVE, day, day + timedelta(weeks=12), day + timedelta(weeks=weeks)


def test_a_first_session_corrected_to_absent_takes_the_support_back(starting):
    session = log(starting, date=days_ago(3))
    assert course(starting) == begun(days_ago(3))
    correct(session, attendance=ABSENT)
    assert course(starting) == NOTHING
    change = starting.status_changes.last()
    assert (change.from_status, change.to_status) == ("active", "starting")
    assert change.reason == "The first session was corrected"


def test_a_support_that_was_taken_back_begins_again(starting):
    correct(log(starting, date=days_ago(3)), attendance=ABSENT)
    log(starting, date=days_ago(1))
    assert course(starting) == begun(days_ago(1))


def test_a_first_session_corrected_to_attended_begins_the_support(starting):
    session = log(starting, date=days_ago(3), attendance=ABSENT)
    correct(session, attendance=Session.Attendance.LATE)
    assert course(starting) == begun(days_ago(3))


def test_a_first_session_of_another_day_moves_what_hangs_on_it(starting):
    session = log(starting, date=days_ago(3))
    correct(session, date=days_ago(1))
    assert course(starting) == begun(days_ago(1))


def test_the_second_session_becomes_the_first_where_that_was_none(starting):
    first = log(starting, date=days_ago(5))
    log(starting, date=days_ago(2))
    correct(first, attendance=ABSENT)
    assert course(starting) == begun(days_ago(2))
    assert starting.status_changes.count() == 1


def test_an_earlier_session_that_is_logged_late_becomes_the_first(starting):
    log(starting, date=days_ago(2))
    log(starting, date=days_ago(5))
    assert course(starting) == begun(days_ago(5))


def test_a_later_session_corrected_changes_no_date(starting):
    log(starting, date=days_ago(5))
    correct(log(starting, date=days_ago(2)), attendance=ABSENT)
    assert course(starting) == begun(days_ago(5))


def test_a_support_whose_start_is_in_no_session_keeps_it(support):
    before = course(support)
    correct(log(support), attendance=ABSENT)
    assert course(support) == before


def test_what_was_agreed_at_a_review_outlasts_a_correction_of_the_first_session(starting):
    first, user = log(starting, date=days_ago(5)), starting.worker.user
    log(starting, date=days_ago(4))
    hold_review(support=starting, by=user, held_on=days_ago(2), discussed="Going well.", next_review_due=days_ago(-50))
    extend(support=starting, by=user, expected_end_on=days_ago(-150), reason="The group begins late.")
    correct(first, attendance=ABSENT)
    assert course(starting) == (Support.Status.ACTIVE, days_ago(4), days_ago(-150), days_ago(-50))


def test_a_first_session_struck_through_takes_the_support_back(cast, starting):
    session = log(starting, date=days_ago(3))
    strike_session(session=session, by=cast.worker, reason="Somebody else's session.")
    assert course(starting) == NOTHING
    unstrike_session(session=session, by=cast.worker)
    assert course(starting) == begun(days_ago(3))


def test_a_review_struck_through_is_due_again(cast, starting):
    log(starting, date=days_ago(5))
    review = hold_review(
        support=starting, by=cast.worker, held_on=days_ago(2), discussed="Well.", next_review_due=days_ago(-70)
    )
    strike_review(review=review, by=cast.lead, reason="It was somebody else's.")
    assert course(starting) == begun(days_ago(5))
    unstrike_review(review=review, by=cast.lead)
    assert course(starting)[3] == days_ago(-70)


def paused(support, days):
    """Pause it so many days ago and go on now."""
    now = timezone.now()
    pause(support=support, by=support.worker.user, reason="Away", at=now - timedelta(days=days))
    resume(support=support, by=support.worker.user, reason="Back", at=now)


def test_a_pause_puts_off_the_review_and_the_expected_end_by_its_length(starting):
    log(starting, date=days_ago(20), at=timezone.now() - timedelta(days=20))
    paused(starting, 10)
    _, _, end, review = begun(days_ago(20))
    assert course(starting)[2:] == (end + timedelta(days=10), review + timedelta(days=10))


def test_a_review_in_a_pause_is_put_off_by_the_days_after_it(starting):
    log(starting, date=days_ago(20), at=timezone.now() - timedelta(days=20))
    user, now = starting.worker.user, timezone.now()
    pause(support=starting, by=user, reason="Away", at=now - timedelta(days=10))
    hold_review(
        support=starting, by=user, held_on=days_ago(4), discussed="By telephone.", next_review_due=days_ago(-30)
    )
    resume(support=starting, by=user, reason="Back", at=now)
    assert course(starting)[3] == days_ago(-34)


def test_a_correction_after_a_pause_keeps_what_the_pause_put_off(starting):
    first = log(starting, date=days_ago(20), at=timezone.now() - timedelta(days=20))
    log(starting, date=days_ago(19), at=timezone.now() - timedelta(days=19))
    paused(starting, 10)
    strike_session(session=first, by=starting.worker.user, reason="Somebody else's session.")
    _, _, end, review = begun(days_ago(19))
    assert course(starting)[2:] == (end + timedelta(days=10), review + timedelta(days=10))
