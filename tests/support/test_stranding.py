"""An ending and a pause name the sessions that they leave behind, and ask what becomes of them."""

from datetime import time

import pytest
from django.core.exceptions import ValidationError

from support.actions.bookings import book_session
from support.actions.striking import strike_session, unstrike_session
from support.actions.supports import end_support, pause
from support.models import EndingReason, Session, Support
from tests.factories import days_ago
from tests.helpers import at, log

pytestmark = pytest.mark.django_db
CANCELLED = Session.Attendance.CANCELLED_BY_SERVICE


@pytest.fixture
def booked(cast, support):
    return book_session(support=support, by=cast.worker, date=days_ago(-7), start=time(10))


def end(support, ended_on, **answers):
    reason = EndingReason.objects.get(code="lost-contact")
    return end_support(support=support, by=support.worker.user, ended_on=ended_on, ending_reason=reason, **answers)


def ending():
    """The answers of a form that ends a support today."""
    return {"ended_on": "today", "ending_reason": EndingReason.objects.get(code="lost-contact").pk}


def test_an_ending_names_what_is_booked_after_it_and_cancels_it(cast, support, booked, sign_in):
    page = sign_in(cast.worker)
    asked = page.post(at("end_support", support), ending() | {"ending_summary": "Typed with care"}).content.decode()
    for text in ("Sessions are booked after this day", "at 10:00", "Yes, cancel these sessions", "Typed with care"):
        assert text in asked
    assert page.post(at("end_support", support), ending() | {"stranded": "on"}).status_code == 302
    booked.refresh_from_db()
    assert booked.attendance == CANCELLED
    assert "as the support ended" in booked.summary


def test_an_ending_without_later_sessions_asks_nothing(cast, support, sign_in):
    log(support)
    book_session(support=support, by=cast.worker, date=days_ago(0), start=time(18))
    assert sign_in(cast.worker).post(at("end_support", support), ending()).status_code == 302


def test_a_support_does_not_end_before_its_last_session(cast, support):
    first, last = log(support, date=days_ago(3)), log(support, date=days_ago(1))
    with pytest.raises(ValidationError, match="You met after this day") as refused:
        end(support, days_ago(4))
    assert str(refused.value).count(";") == 1
    strike_session(session=last, by=cast.worker, reason="Somebody else's.")
    assert end(support, first.date).status == Support.Status.ENDED
    with pytest.raises(ValidationError, match="The support ended before it"):
        unstrike_session(session=last, by=cast.lead)


def test_a_session_that_was_cancelled_is_left_behind_by_no_ending(support):
    log(support, date=days_ago(-3), attendance=Session.Attendance.CANCELLED_BY_PERSON)
    assert end(support, days_ago(0)).status == Support.Status.ENDED


@pytest.mark.parametrize(("choice", "attendance"), [("cancel", CANCELLED), ("keep", Session.Attendance.NOT_YET)])
def test_a_pause_asks_what_becomes_of_what_is_booked(cast, support, booked, sign_in, choice, attendance):
    page, answers = sign_in(cast.worker), {"reason": "A stay with family"}
    asked = page.post(at("pause", support), answers).content.decode()
    for text in ("These sessions are booked", "at 10:00", "Cancel them", "A stay with family"):
        assert text in asked
    assert page.post(at("pause", support), answers | {"stranded": choice}).status_code == 302
    booked.refresh_from_db()
    assert booked.attendance == attendance


def test_a_pause_that_cancels_nothing_asks_nothing(cast, support):
    assert pause(support=support, by=cast.worker, reason="Away").status == Support.Status.PAUSED


def test_many_sessions_are_named_in_a_sentence(cast, support):
    for day in range(1, 8):
        book_session(support=support, by=cast.worker, date=days_ago(-day))
    with pytest.raises(ValidationError, match="and 2 more"):
        end(support, days_ago(0))
