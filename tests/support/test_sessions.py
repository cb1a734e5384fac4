from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from notices.models import Notice
from support.actions.bookings import book_session, rebook_session
from support.actions.concerns import acknowledge_concern, close_concern, raise_concern
from support.actions.sessions import add_to_session, edit_session
from support.actions.supports import end_support
from support.models import Concern, EndingReason, Session, Support
from tests.factories import SessionFactory, TeamFactory, days_ago
from tests.helpers import log

pytestmark = pytest.mark.django_db
SEEN = Session.Attendance.ON_TIME


def test_logging_fills_the_session_booked_for_that_day(support):
    booked = book_session(support=support, by=support.worker.user, date=days_ago(0), place="Library")
    assert log(support).pk == booked.pk
    booked.refresh_from_db()
    assert (booked.place, booked.attendance) == ("Library", SEEN)


def test_the_next_date_books_the_next_session(support):
    log(support, next_date=days_ago(-7))
    assert support.sessions.booked(days_ago(0)).get().date == days_ago(-7)


def test_a_session_is_the_supports_teams(support):
    assert book_session(support=support, by=support.worker.user, date=days_ago(0)).team == support.team


def test_the_database_refuses_a_session_of_another_team(support):
    session = SessionFactory(support=support)
    with pytest.raises(IntegrityError, match="session_team_of_support"):
        Session.objects.filter(pk=session.pk).update(team=TeamFactory())


def test_sessions_follow_their_support_into_another_team(support):
    session, team = SessionFactory(support=support), TeamFactory()
    Support.objects.filter(pk=support.pk).update(team=team)
    session.refresh_from_db()
    assert session.team == team


def test_nobody_can_have_come_on_a_day_to_come(support):
    with pytest.raises(ValidationError, match="today or in the past"):
        log(support, date=days_ago(-1))


def test_a_session_can_be_cancelled_ahead(support):
    assert log(support, date=days_ago(-1), attendance=Session.Attendance.CANCELLED_BY_PERSON).is_logged


def test_a_session_before_the_match_is_refused(support):
    with pytest.raises(ValidationError, match="before this support began"):
        log(support, date=days_ago(300))


def test_a_booked_session_is_to_be_logged_once_its_day_has_passed(support):
    book_session(support=support, by=support.worker.user, date=days_ago(0))
    assert not Session.objects.to_log(days_ago(0))
    assert Session.objects.to_log(days_ago(-1)).count() == 1


def test_a_booked_session_is_moved_and_stays_the_same_session(cast, support):
    booked = book_session(support=support, by=cast.worker, date=days_ago(-2), place="Library")
    rebook_session(session=booked, by=cast.worker, date=days_ago(-9), place="Café")
    session = support.sessions.get()
    assert (session.pk, session.date, session.place) == (booked.pk, days_ago(-9), "Café")
    assert not session.is_logged


def test_a_logged_session_is_not_moved(cast, support):
    with pytest.raises(ValidationError, match="logged meanwhile"):
        rebook_session(session=log(support), by=cast.worker, date=days_ago(-9))


LAST = timedelta(hours=72)


def test_the_author_may_change_a_session_until_72_hours_have_passed(cast, support):
    session = SessionFactory(support=support)
    moment = session.logged_at + LAST
    edit_session(session=session, by=cast.worker, summary="Tea, and a walk.", at=moment - timedelta(seconds=1))
    session.refresh_from_db()
    assert session.summary == "Tea, and a walk."


def test_after_72_hours_a_session_is_locked(cast, support):
    session = SessionFactory(support=support)
    with pytest.raises(ValidationError, match="72 hours"):
        edit_session(session=session, by=cast.worker, summary="Late", at=session.logged_at + LAST)


def test_nobody_but_the_author_may_change_a_session(cast, support):
    with pytest.raises(ValidationError, match="72 hours"):
        edit_session(session=SessionFactory(support=support), by=cast.lead, summary="Mine")


def test_an_addition_leaves_the_note_as_it_was(cast, support):
    session = SessionFactory(support=support, logged_at=timezone.now() - LAST)
    add_to_session(session=session, by=cast.worker, text="They rang to say thanks.")
    session.refresh_from_db()
    assert session.summary == "We walked to the library and found the reading group."
    assert session.additions.get().text == "They rang to say thanks."


def test_a_concern_in_a_log_reaches_the_leads_whatever_mail_they_chose(cast, support):
    cast.lead.delivery = "in_app"
    cast.lead.save()
    session = log(support, concern_kind=Concern.Kind.RISK, concern_text="Talked of not wanting to go on.")
    notice = Notice.objects.get(kind="concern_raised")
    assert (notice.recipient, notice.mail) == (cast.lead, Notice.Mail.WAITING)
    assert session.concerns.get().raised_by == cast.worker


def test_a_concern_is_taken_on_once_by_name(cast, support):
    concern = raise_concern(support=support, by=cast.worker, kind="risk", text="Worried.")
    acknowledge_concern(concern=concern, by=cast.lead)
    with pytest.raises(ValidationError, match="Lena Fairweather has already taken this on"):
        acknowledge_concern(concern=concern, by=cast.lead)


def test_closing_a_concern_takes_it_on_and_tells_whoever_raised_it(cast, support):
    concern = raise_concern(support=support, by=cast.worker, kind="risk", text="Worried.")
    close_concern(concern=concern, by=cast.lead, outcome="Spoke with the team.")
    concern.refresh_from_db()
    assert concern.acknowledged_by == cast.lead
    assert not Concern.objects.open().exists()
    assert Notice.objects.filter(recipient=cast.worker, kind="concern_closed").exists()


def test_a_worker_who_may_not_open_the_concern_any_more_is_led_home(cast, support):
    concern = raise_concern(support=support, by=cast.worker, kind="risk", text="Worried.")
    end_support(
        support=support,
        by=cast.lead,
        ended_on=timezone.localdate(),
        ending_reason=EndingReason.objects.get(code="time-limit"),
    )
    close_concern(concern=concern, by=cast.lead, outcome="Spoke with the team.")
    assert Notice.objects.get(recipient=cast.worker, kind="concern_closed").path == "/"
