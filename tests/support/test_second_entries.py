"""What was saved and is sent once more, by Back, is asked about before it is there twice."""

import pytest

from support.actions.bookings import book_session
from tests.factories import days_ago
from tests.helpers import at, log

pytestmark = pytest.mark.django_db
LOG = {"date": "today", "attendance": "5", "summary": "We had tea, and talked about the garden."}


@pytest.mark.parametrize(
    ("deed", "answers", "children", "asked"),
    [
        ("log_session", LOG, "sessions", "Yes, this is another session"),
        ("set_goal", {"words": "Swim"}, "goals", "Yes, this is another goal"),
        ("raise_concern", {"kind": "risk", "text": "Has not eaten."}, "concerns", "Yes, raise it once more"),
    ],
)
def test_what_looks_like_a_second_entry_is_asked_about(cast, support, sign_in, deed, answers, children, asked):
    page, rows = sign_in(cast.worker), getattr(support, children)
    assert asked not in page.get(at(deed, support)).content.decode()
    assert page.post(at(deed, support), answers).status_code == 302
    again = page.post(at(deed, support), answers).content.decode()
    assert asked in again
    assert list(answers.values())[-1] in again
    assert rows.count() == 1
    assert page.post(at(deed, support), answers | {"another": "on"}).status_code == 302
    assert rows.count() == 2


def test_a_session_of_another_day_is_not_asked_about(support):
    log(support)
    log(support, date=days_ago(1))
    assert support.sessions.count() == 2


def test_a_booked_session_is_not_filled_with_what_was_logged_already(cast, support, sign_in):
    log(support)
    booked = book_session(support=support, by=cast.worker, date=days_ago(0))
    assert "this is another session" in sign_in(cast.worker).post(at("log_session", support), LOG).content.decode()
    booked.refresh_from_db()
    assert not booked.is_logged


def test_a_booked_session_is_another_one_by_its_page(cast, support, sign_in):
    log(support)
    booked = book_session(support=support, by=cast.worker, date=days_ago(0))
    assert sign_in(cast.worker).post(at("log_booked_session", booked), LOG).status_code == 302
    assert support.sessions.logged().count() == 2


def test_a_review_of_a_day_is_there_once(cast, support, sign_in):
    answers = {"held_on": "today", "discussed": "The garden."}
    due = days_ago(-40)
    answers |= {"next_review_due-day": due.day, "next_review_due-month": due.month, "next_review_due-year": due.year}
    page = sign_in(cast.worker)
    assert page.post(at("hold_review", support), answers).status_code == 302
    assert "has already been recorded" in page.post(at("hold_review", support), answers).content.decode()
    assert support.reviews.count() == 1
