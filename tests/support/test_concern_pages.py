"""The pages of a support: who may open and do what, what is refused, what the trail keeps."""

import pytest

from support.actions.concerns import raise_concern
from support.models import Concern, Session
from tests.factories import SessionFactory, days_ago
from tests.helpers import at

pytestmark = pytest.mark.django_db
WORKERS_DEEDS = ["log_session", "book_session", "set_goal", "rate_goals", "hold_review"]
SHARED_DEEDS = ["raise_concern", "extend", "pause", "end_support"]
STRANGERS = ["worker2", "worker3", "lead2", "coordinator", "supervisor", "manager", "admin"]


def three_fields(**answers):
    """The least that a session log needs."""
    return {"date": days_ago(0).isoformat(), "attendance": "5", "summary": "We had tea.", **answers}


def test_a_concern_in_the_log_needs_kind_and_words(cast, support, sign_in):
    page = sign_in(cast.worker).post(at("log_session", support), three_fields(has_concern="on"))
    assert "Choose what kind of concern it is" in page.content.decode()
    sent = three_fields(has_concern="on", concern_kind="risk", concern_text="Worried.")
    assert sign_in(cast.worker).post(at("log_session", support), sent).status_code == 302
    assert Concern.objects.get().text == "Worried."


def test_a_concern_not_ticked_is_not_raised(cast, support, sign_in):
    sign_in(cast.worker).post(
        at("log_session", support), three_fields(concern_kind="risk", concern_text="Typed before")
    )
    assert support.sessions.count() == 1
    assert not Concern.objects.exists()


def test_a_debrief_is_recorded_by_a_lead(cast, support, sign_in):
    session = SessionFactory(support=support, debrief_wanted=True)
    assert sign_in(cast.worker).get(at("record_debrief", session)).status_code == 403
    sent = {"debriefed_on": days_ago(0).isoformat()}
    assert sign_in(cast.lead).post(at("record_debrief", session), sent).status_code == 302
    assert not Session.objects.debrief_asked().exists()


def test_a_concern_is_answered_by_the_lead_alone(cast, support, sign_in):
    concern = raise_concern(support=support, by=cast.worker, kind="risk", text="Worried.")
    assert sign_in(cast.worker).get(concern.get_absolute_url()).status_code == 200
    assert sign_in(cast.worker).post(at("acknowledge_concern", concern)).status_code == 403
    assert sign_in(cast.lead2).get(concern.get_absolute_url()).status_code == 404
    assert sign_in(cast.lead).post(at("acknowledge_concern", concern)).status_code == 302
    assert sign_in(cast.lead).post(at("close_concern", concern), {"outcome": "All well"}).status_code == 302
    assert "All well" in sign_in(cast.worker).get(concern.get_absolute_url()).content.decode()
