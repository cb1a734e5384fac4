"""What was logged in error is struck through with a reason: readable, and in no count."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from notices.models import Notice
from support.actions.bookings import book_session
from support.actions.reviews import hold_review
from support.actions.sessions import add_to_session, edit_session
from support.actions.striking import strike_review, strike_session, unstrike_review, unstrike_session
from support.models import GoalRating, Review, Session
from tests.factories import GoalFactory, SessionFactory, SupportFactory, days_ago
from tests.helpers import at, ended, told

pytestmark = pytest.mark.django_db
WHY = "This was somebody else's session."


@pytest.fixture
def session(support):
    return SessionFactory(support=support, debrief_wanted=True, wellbeing=1)


@pytest.fixture
def review(cast, support):
    return hold_review(support=support, by=cast.worker, held_on=days_ago(1), discussed="The garden.")


@pytest.mark.parametrize("count", ["logged", "held", "debrief_asked", "counted"])
def test_a_struck_session_is_in_no_count(cast, session, count):
    assert getattr(Session.objects, count)().count() == 1
    strike_session(session=session, by=cast.worker, reason=WHY)
    assert getattr(Session.objects, count)().count() == 0
    unstrike_session(session=session, by=cast.worker)
    assert getattr(Session.objects, count)().count() == 1


def test_a_struck_review_neither_counts_nor_shows_its_ratings(cast, support, sign_in):
    goal = GoalFactory(support=support)
    review = hold_review(
        support=support, by=cast.worker, held_on=days_ago(1), discussed="The garden.", ratings={goal: 7}
    )
    page = sign_in(cast.lead)
    assert "7 of 10" in page.get(support.get_absolute_url()).content.decode()
    strike_review(review=review, by=cast.lead, reason=WHY)
    shown = page.get(support.get_absolute_url()).content.decode()
    assert "7 of 10" not in shown
    assert "logged in error" in shown
    assert at("extend", support) not in shown
    assert GoalRating.objects.count() == 1
    assert not Review.objects.counted()


def test_a_review_can_be_held_on_the_day_of_one_that_is_struck(cast, support, review):
    strike_review(review=review, by=cast.lead, reason=WHY)
    hold_review(support=support, by=cast.worker, held_on=days_ago(1), discussed="The right one.")
    assert support.reviews.count() == 2


def test_a_review_does_not_come_back_where_another_was_held(cast, support, review):
    strike_review(review=review, by=cast.lead, reason=WHY)
    hold_review(support=support, by=cast.worker, held_on=days_ago(1), discussed="The right one.")
    with pytest.raises(ValidationError, match="has already been recorded"):
        unstrike_review(review=review, by=cast.lead)


@pytest.mark.parametrize("who", ["worker", "lead"])
def test_who_logged_it_and_the_lead_strike_a_session_through(cast, session, sign_in, who):
    page = sign_in(getattr(cast, who))
    assert at("strike_session", session) in page.get(session.get_absolute_url()).content.decode()
    assert "Enter the reason" in page.post(at("strike_session", session), {}).content.decode()
    assert page.post(at("strike_session", session), {"reason": WHY}).status_code == 302
    for address in (session, session.support):
        assert WHY.replace("'", "&#x27;") in page.get(address.get_absolute_url()).content.decode()
    assert page.post(at("unstrike_session", session)).status_code == 302
    session.refresh_from_db()
    assert not session.is_struck


@pytest.mark.parametrize("who", ["worker", "lead"])
def test_who_logged_it_and_the_lead_strike_a_review_through(cast, support, review, sign_in, who):
    page = sign_in(getattr(cast, who))
    assert at("strike_review", review) in page.get(support.get_absolute_url()).content.decode()
    assert page.post(at("strike_review", review), {"reason": WHY}).status_code == 302
    assert at("unstrike_review", review) in page.get(support.get_absolute_url()).content.decode()
    assert page.post(at("unstrike_review", review)).status_code == 302
    assert Review.objects.counted().get() == review


def test_a_worker_who_took_over_strikes_nothing_of_the_worker_before(cast, support, sign_in):
    before = SupportFactory(referral=support.referral, worker=cast.worker2_profile, **ended())
    session = SessionFactory(support=before, date=days_ago(30))
    support.earlier_notes_agreed = True
    support.save()
    page = sign_in(cast.worker)
    assert page.get(session.get_absolute_url()).status_code == 200
    assert page.get(at("strike_session", session)).status_code == 403
    strike_session(session=session, by=cast.lead, reason=WHY)
    assert page.get(session.get_absolute_url()).status_code == 404
    assert not Session.objects.earlier_than(support)


def test_the_other_of_worker_and_lead_is_told(cast, session):
    strike_session(session=session, by=cast.worker, reason=WHY)
    assert (told(cast.lead), told(cast.worker)) == (["session_struck"], [])
    unstrike_session(session=session, by=cast.lead)
    assert told(cast.worker) == ["session_unstruck"]
    assert Notice.objects.get(recipient=cast.worker).path == session.get_absolute_url()


def test_a_worker_whose_support_has_ended_is_led_home(cast):
    session = SessionFactory(support=SupportFactory(worker=cast.worker_profile, **ended()))
    strike_session(session=session, by=cast.lead, reason=WHY)
    assert Notice.objects.get(recipient=cast.worker).path == "/"


def test_a_struck_session_is_neither_changed_nor_added_to(cast, session, sign_in):
    strike_session(session=session, by=cast.worker, reason=WHY)
    with pytest.raises(ValidationError):
        edit_session(session=session, by=cast.worker, summary="Different")
    with pytest.raises(ValidationError, match="struck through"):
        add_to_session(session=session, by=cast.worker, text="More")
    for name in ("edit_session", "add_to_session"):
        page = sign_in(cast.worker).get(at(name, session), follow=True).content.decode()
        assert "This session is struck through as logged in error." in page


def test_a_session_is_struck_through_once_and_taken_back_once(cast, session):
    strike_session(session=session, by=cast.worker, reason=WHY)
    with pytest.raises(ValidationError, match="Wren Adeyemi has already struck this through"):
        strike_session(session=session, by=cast.lead, reason=WHY)
    unstrike_session(session=session, by=cast.lead)
    with pytest.raises(ValidationError, match="not struck through any more"):
        unstrike_session(session=session, by=cast.lead)


def test_a_booking_is_not_struck_through(cast, support, sign_in):
    booked = book_session(support=support, by=cast.worker, date=days_ago(-1))
    with pytest.raises(ValidationError, match="only booked"):
        strike_session(session=booked, by=cast.worker, reason=WHY)
    assert sign_in(cast.worker).get(at("strike_session", booked)).status_code == 404


@pytest.mark.parametrize("fields", [{"struck_reason": WHY}, {"struck_at": "2026-01-01T00:00Z"}])
def test_the_database_refuses_half_a_strike(session, fields):
    with pytest.raises(IntegrityError, match="session_struck_whole"):
        Session.objects.filter(pk=session.pk).update(**fields)


def test_a_struck_session_is_found_under_its_own_heading(cast, session, sign_in):
    strike_session(session=session, by=cast.worker, reason=WHY)
    page = sign_in(cast.lead).get("/sessions/?show=struck").content.decode()
    assert session.support.person.called in page
    assert session.support.person.called not in sign_in(cast.lead).get("/sessions/?show=held").content.decode()


def test_a_second_session_of_the_day_of_a_struck_one_is_not_asked_about(cast, session, sign_in):
    strike_session(session=session, by=cast.worker, reason=WHY)
    answers = {"date": "yesterday", "attendance": "5", "summary": "The right one."}
    assert sign_in(cast.worker).post(at("log_session", session.support), answers).status_code == 302
