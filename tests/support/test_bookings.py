"""Bookings are sessions of their own: what was stored stays, several a day are possible, and a clash asks."""

from datetime import time

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from support.actions.bookings import book_session, rebook_session
from support.models import Session
from tests.consistency.filling import boxes
from tests.factories import SupportFactory, days_ago
from tests.helpers import at, log

pytestmark = pytest.mark.django_db
THREE = {"attendance": "5", "summary": "We had tea."}
NEXT = days_ago(-4)


def book(support, date=NEXT, start=None, **details):
    return book_session(support=support, by=support.worker.user, date=date, start=start, **details)


def starts(support):
    return sorted(session.start for session in support.sessions.filter(attendance="0"))


@pytest.fixture
def by_video(support):
    """Booked for today by video, at 14:30 in the library."""
    return book(support, days_ago(0), time(14, 30), mode="11", place="Library")


def kept(session):
    session.refresh_from_db()
    return session.attendance, session.mode, session.start, session.place


def test_three_answers_keep_what_was_booked(cast, support, by_video, sign_in):
    answers = THREE | {"date": "today", "start": "", "mode": "", "place": "", "kind": ""}
    assert sign_in(cast.worker).post(at("log_session", support), answers).status_code == 302
    assert kept(by_video) == ("5", "11", time(14, 30), "Library")
    assert support.sessions.count() == 1


def test_what_is_typed_goes_before_what_was_booked(cast, support, by_video, sign_in):
    sign_in(cast.worker).post(at("log_session", support), THREE | {"date": "today", "mode": "02"})
    assert kept(by_video) == ("5", "02", time(14, 30), "Library")


def test_the_log_of_a_booked_session_begins_with_what_is_stored(cast, by_video, sign_in):
    form = sign_in(cast.worker).get(at("log_booked_session", by_video)).context["form"]
    shown = [form[name].value() for name in ("date", "start", "mode", "place")]
    assert shown == [days_ago(0), "14:30", "11", "Library"]


def test_what_is_cleared_in_the_log_of_a_booked_session_is_gone(cast, by_video, sign_in):
    answers = THREE | {"date": "today", "start": "", "mode": "11", "place": "", "kind": "one_to_one"}
    assert sign_in(cast.worker).post(at("log_booked_session", by_video), answers).status_code == 302
    assert kept(by_video) == ("5", "11", None, "")


def test_a_booking_changed_meanwhile_is_not_wiped_by_its_log(cast, by_video, sign_in):
    answers = THREE | {"date": "today", "start": "", "mode": "11", "place": "", "seen": "2020-01-01T00:00:00+00:00"}
    page = sign_in(cast.worker).post(at("log_booked_session", by_video), answers)
    assert "Somebody changed this" in page.content.decode()
    assert "This is now “Not yet”" not in page.content.decode()
    assert kept(by_video) == ("0", "11", time(14, 30), "Library")


def test_a_session_that_was_logged_meanwhile_is_not_logged_again(support, by_video):
    log(support)
    with pytest.raises(ValidationError, match="logged meanwhile"):
        log(support, session=by_video)


def test_a_next_date_without_a_time_leaves_the_session_of_that_day(support):
    book(support, start=time(10), place="Library")
    log(support, next_date=NEXT)
    assert starts(support) == [time(10)]


def test_the_next_session_is_booked_besides_others_of_its_day(support):
    book(support, start=time(9))
    log(support, next_date=NEXT, next_start=time(15))
    assert starts(support) == [time(9), time(15)]


def test_a_second_booking_of_a_day_does_not_replace_the_first(support):
    book(support, start=time(9))
    book(support, start=time(15))
    assert starts(support) == [time(9), time(15)]


@pytest.mark.parametrize(
    ("first", "second", "clashes"),
    [
        (time(9), time(9, 59), True),
        (time(9), time(8, 1), True),
        (time(9), time(10), False),
        (time(9), None, True),
        (None, time(9), True),
        (None, None, True),
    ],
)
def test_two_sessions_with_one_person_clash(support, first, second, clashes):
    book(support, start=first)
    if not clashes:
        book(support, start=second)
        return
    with pytest.raises(ValidationError, match="is booked for"):
        book(support, start=second)
    book(support, start=second, sure={"clash"})
    assert support.sessions.count() == 2


@pytest.mark.parametrize(("start", "clashes"), [(time(9, 30), True), (time(10), False), (None, False)])
def test_sessions_of_one_worker_clash_where_their_times_do(support, start, clashes):
    book(support, start=time(9))
    other = SupportFactory(worker=support.worker)
    if clashes:
        with pytest.raises(ValidationError, match="with the same worker"):
            book(other, start=start)
    else:
        assert book(other, start=start).pk


def test_moving_a_session_asks_about_a_clash_but_not_with_itself(cast, support):
    session = book(support, start=time(9))
    rebook_session(session=session, by=cast.worker, date=NEXT, start=time(9, 30))
    book(support, start=time(15))
    with pytest.raises(ValidationError, match="at 15:00"):
        rebook_session(session=session, by=cast.worker, date=NEXT, start=time(14, 30))


def test_a_clash_is_asked_about_with_all_that_was_typed(cast, support, sign_in):
    book(support, start=time(9))
    page, answers = sign_in(cast.worker), boxes("date", NEXT) | {"start": "9:30", "mode": "11", "place": "By the lake"}
    assert "clash" not in page.get(at("book_session", support)).context["form"].fields
    asked = page.post(at("book_session", support), answers)
    for text in ("is booked for", "at 09:00", "Yes, book this session as well", "By the lake"):
        assert text in asked.content.decode()
    assert page.post(at("book_session", support), answers | {"clash": "on"}).status_code == 302
    assert starts(support) == [time(9), time(9, 30)]


def test_a_clash_of_the_next_session_is_asked_about_in_the_log(cast, support, sign_in):
    book(support, start=time(9))
    answers = THREE | {"date": "today", "next_start": "9:30"} | boxes("next_date", NEXT)
    page = sign_in(cast.worker)
    assert "Yes, book the next session as well" in page.post(at("log_session", support), answers).content.decode()
    assert not support.sessions.logged()
    assert page.post(at("log_session", support), answers | {"clash": "on"}).status_code == 302
    assert starts(support) == [time(9), time(9, 30)]


@pytest.fixture
def two_today(support):
    return [book(support, days_ago(0), time(hour)) for hour in (9, 15)]


def test_a_log_of_a_day_with_two_bookings_asks_which(cast, support, two_today, sign_in):
    page, answers = sign_in(cast.worker), THREE | {"date": "today"}
    asked = page.post(at("log_session", support), answers).content.decode()
    assert "Choose which of the sessions booked for this day it was" in asked
    assert "at 15:00" in asked
    assert page.post(at("log_session", support), answers | {"which": str(two_today[1].pk)}).status_code == 302
    assert starts(support) == [time(9)]


def test_a_log_may_be_of_none_of_the_two_that_are_booked(cast, support, two_today, sign_in):
    page = sign_in(cast.worker)
    assert page.post(at("log_session", support), THREE | {"date": "today", "which": "new"}).status_code == 302
    assert starts(support) == [time(9), time(15)]
    assert support.sessions.logged().count() == 1


def test_what_is_typed_about_one_session_does_not_show_in_the_form_of_another(cast, two_today, sign_in):
    page = sign_in(cast.worker)
    paths = [at("log_booked_session", session) for session in two_today]
    page.post(reverse("groundwork:autosave"), THREE | {"path": paths[0], "mattered": "Half a thought"})
    assert "Half a thought" in page.get(paths[0]).content.decode()
    assert "Half a thought" not in page.get(paths[1]).content.decode()


def test_each_booked_session_is_logged_from_a_page_of_its_own(cast, support, two_today, sign_in):
    late = book(support, days_ago(1), time(9))
    for page, session in ((support, late), (two_today[1], two_today[1])):
        shown = sign_in(cast.worker).get(page.get_absolute_url()).content.decode()
        assert at("log_booked_session", session) in shown
    form = sign_in(cast.worker).post(at("log_booked_session", two_today[1]), THREE | {"date": "today"})
    assert form["Location"] == support.get_absolute_url()
    assert Session.objects.logged().get() == two_today[1]


def test_a_logged_session_is_not_logged_from_its_booking_again(cast, support, sign_in):
    session = log(support)
    page = sign_in(cast.worker).get(at("log_booked_session", session), follow=True)
    assert "This session has been logged already." in page.content.decode()
