"""What administrators set holds for supports and notes from then on, and moves none from before."""

from datetime import timedelta

import pytest

from accounts.actions.limits import set_limit
from support.actions.following import end_agreed
from support.actions.matching import accept_offer
from support.actions.sessions import edit_session
from support.limits import EDIT_HOURS, REVIEW_WEEKS, SUPPORT_WEEKS
from tests.factories import SupportFactory, days_ago
from tests.helpers import log

pytestmark = pytest.mark.django_db
TODAY = days_ago(0)


def set_to(cast, limit, value, holds_from=TODAY):
    return set_limit(limit=limit, by=cast.admin, holds_from=holds_from, value=value, reason="Agreed")


def test_a_support_that_begins_takes_the_length_that_holds_that_day(cast, offer):
    support = accept_offer(offer=offer, by=cast.worker)
    set_to(cast, SUPPORT_WEEKS, 16)
    set_to(cast, SUPPORT_WEEKS, 20, days_ago(-1))
    log(support)
    support.refresh_from_db()
    assert support.expected_end_on == TODAY + timedelta(weeks=16)


def test_one_that_began_before_is_counted_by_what_held_then(cast, support):
    set_to(cast, SUPPORT_WEEKS, 16)
    assert end_agreed(support, days_ago(3)) == (days_ago(3), days_ago(3) + timedelta(weeks=12))
    assert end_agreed(support, TODAY) == (TODAY, TODAY + timedelta(weeks=16))


def test_whoever_is_matched_has_reviews_as_they_are_now(cast, support, offer):
    set_to(cast, REVIEW_WEEKS, 4)
    made = accept_offer(offer=offer, by=cast.worker)
    support.refresh_from_db()
    assert (made.review_weeks, support.review_weeks) == (4, 6)


def test_a_note_keeps_the_hours_in_which_it_was_logged(cast):
    before = log(SupportFactory(worker=cast.worker_profile))
    set_to(cast, EDIT_HOURS, 24)
    after = log(SupportFactory(worker=cast.worker_profile))
    assert (before.edit_hours, after.edit_hours) == (72, 24)
    late = after.logged_at + timedelta(hours=24)
    edit_session(session=before, by=cast.worker, summary="A walk, and tea.", at=late)
    assert not after.may_be_edited_by(cast.worker, late)
    assert after.may_be_edited_by(cast.worker, late - timedelta(seconds=1))
