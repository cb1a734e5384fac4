"""The pages of a support: who may open and do what, what is refused, what the trail keeps."""

import re
from datetime import time
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import Role
from groundwork.models import AccessEvent
from referrals.models import RiskKind
from support.actions.bookings import book_session
from support.models import Goal, Review
from tests.factories import GoalFactory, MembershipFactory, SessionFactory, SupportFactory, days_ago
from tests.helpers import at, ended

pytestmark = pytest.mark.django_db
WORKERS_DEEDS = ["log_session", "book_session", "set_goal", "rate_goals", "hold_review"]
SHARED_DEEDS = ["raise_concern", "extend", "pause", "end_support"]
STRANGERS = ["worker2", "worker3", "lead2", "coordinator", "supervisor", "manager", "admin"]


def three_fields(**answers):
    """The least that a session log needs."""
    return {"date": days_ago(0).isoformat(), "attendance": "5", "summary": "We had tea.", **answers}


@pytest.mark.parametrize("deed", WORKERS_DEEDS + SHARED_DEEDS)
def test_the_worker_may_open_every_deed_of_their_own_support(cast, support, sign_in, deed):
    assert sign_in(cast.worker).get(at(deed, support)).status_code == 200


@pytest.mark.parametrize("deed", SHARED_DEEDS)
def test_the_lead_may_do_what_changes_the_course(cast, support, sign_in, deed):
    assert sign_in(cast.lead).get(at(deed, support)).status_code == 200


@pytest.mark.parametrize("deed", WORKERS_DEEDS)
def test_the_lead_does_not_write_in_the_workers_place(cast, support, sign_in, deed):
    page = sign_in(cast.lead)
    assert page.get(at(deed, support)).status_code == 403
    assert page.post(at(deed, support), three_fields()).status_code == 403


def test_a_lead_who_is_a_worker_too_does_not_write_in_a_colleagues_place(cast, support, sign_in):
    MembershipFactory(user=cast.lead, role=Role.WORKER, team=cast.north)
    assert sign_in(cast.lead).get(at("log_session", support)).status_code == 403


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("name", ["support_detail", "support_trail", *WORKERS_DEEDS, *SHARED_DEEDS])
def test_nobody_else_learns_that_the_support_exists(cast, support, sign_in, who, name):
    assert sign_in(getattr(cast, who)).get(at(name, support)).status_code == 404


def test_only_leads_see_who_has_looked(cast, support, sign_in):
    assert sign_in(cast.worker).get(support.get_absolute_url()).status_code == 200
    assert sign_in(cast.worker).get(at("support_trail", support)).status_code == 403
    assert "Wren Adeyemi" in sign_in(cast.lead).get(at("support_trail", support)).content.decode()


def test_opening_a_support_is_recorded(cast, support, sign_in):
    sign_in(cast.worker).get(support.get_absolute_url())
    event = AccessEvent.objects.get()
    assert (event.user, event.subjects) == (cast.worker, [support.person_id])


def test_the_page_says_how_to_make_contact_and_what_to_know(cast, support, sign_in):
    kind = RiskKind.objects.get(code="suicide")
    support.referral.risks.create(kind=kind, answer="yes", detail="Has a safety plan.")
    GoalFactory(support=support)
    page = sign_in(cast.worker).get(support.get_absolute_url()).content.decode()
    for text in ("do not leave a message", "Has a safety plan.", "Go swimming again", "Log a session"):
        assert text in page


def test_a_session_is_saved_with_three_fields(cast, support, sign_in):
    answer = sign_in(cast.worker).post(at("log_session", support), three_fields())
    assert answer["Location"] == support.get_absolute_url()
    session = support.sessions.get()
    assert (session.attendance, session.summary, session.mode) == ("5", "We had tea.", "01")


def test_every_field_of_a_session_is_kept(cast, support, sign_in):
    goal = GoalFactory(support=support)
    answers = three_fields(
        start="2:30pm", minutes="50", kind="group", mode="11", place="Library", others_present="A sister",
        mattered="Being heard", learned="Patience", goals=[str(goal.pk)], experience_theme="1",
        experience_purpose="To say it passes", connection="Choir", written_together="yes", wellbeing="4",
        debrief_wanted="on",
    )  # fmt: skip
    form = sign_in(cast.worker).get(at("log_session", support)).context["form"]
    answers["experience_theme"] = str(form.fields["experience_theme"].queryset[0].pk)
    answers["principles"] = [str(form.fields["principles"].queryset[0].pk)]
    assert sign_in(cast.worker).post(at("log_session", support), answers).status_code == 302
    page = sign_in(cast.lead).get(support.sessions.get().get_absolute_url()).content.decode()
    for text in ("14:30", "50", "Group", "Video", "Library", "A sister", "Being heard", "Patience", "Mutuality"):
        assert text in page
    for text in ("To say it passes", "Choir", "4: good", "Go swimming again", "Record that the debrief was held"):
        assert text in page


def test_goals_that_are_sent_where_there_are_none_keep_nobody_from_saving(cast, support, sign_in):
    """They were closed while the form was open, or somebody made them up: no field is there to show an error at."""
    address = at("log_session", support)
    assert sign_in(cast.worker).post(address, three_fields(goals=["nonsense"])).status_code == 302
    assert not support.sessions.get().goals.exists()


def test_each_missing_answer_has_its_own_message(cast, support, sign_in):
    page = sign_in(cast.worker).post(at("log_session", support), {}).content.decode()
    for text in ("Choose the day of the session", "Choose whether the person came", "Write a line about what you did"):
        assert text in page
    assert "This field is required" not in page


def test_what_was_typed_is_shown_again_when_something_is_refused(cast, support, sign_in):
    typed = three_fields(attendance="", mattered="Long and careful words", next_start="3pm")
    page = sign_in(cast.worker).post(at("log_session", support), typed).content.decode()
    assert "Long and careful words" in page
    assert not support.sessions.exists()


def test_sharing_experience_needs_its_purpose(cast, support, sign_in):
    form = sign_in(cast.worker).get(at("log_session", support)).context["form"]
    theme = form.fields["experience_theme"].queryset[0].pk
    page = sign_in(cast.worker).post(at("log_session", support), three_fields(experience_theme=theme))
    assert "not what you shared" in page.content.decode()


def test_a_session_sent_twice_is_saved_once(cast, support, sign_in):
    sent = three_fields(submission=str(uuid4()), concern_text="x")
    for _ in range(2):
        assert sign_in(cast.worker).post(at("log_session", support), sent).status_code == 302
    assert support.sessions.count() == 1


def test_a_booked_session_is_moved_from_its_page(cast, support, sign_in):
    session = book_session(support=support, by=cast.worker, date=days_ago(-1), start=time(14, 30), place="Library")
    assert at("rebook_session", session) in sign_in(cast.worker).get(session.get_absolute_url()).content.decode()
    assert "Library" in sign_in(cast.worker).get(at("rebook_session", session)).content.decode()
    day = days_ago(-8)
    sent = {"date-day": day.day, "date-month": day.month, "date-year": day.year, "start": "9am", "mode": "11"}
    page = sign_in(cast.worker).post(at("rebook_session", session), sent, follow=True).content.decode()
    assert "The session is moved." in page
    assert "09:00" in page
    assert support.sessions.get().date == day


def test_a_booked_session_can_still_be_logged_as_cancelled(cast, support, sign_in):
    session = book_session(support=support, by=cast.worker, date=days_ago(-1))
    sent = three_fields(date=days_ago(-1).isoformat(), attendance="2", summary="They are away.")
    assert sign_in(cast.worker).post(at("log_session", support), sent).status_code == 302
    page = sign_in(cast.worker).get(at("rebook_session", session), follow=True)
    assert "it cannot be moved" in page.content.decode()


def test_a_locked_session_leads_to_the_addition(cast, support, sign_in):
    session = SessionFactory(support=support, logged_at="2020-01-01T00:00Z")
    assert sign_in(cast.worker).get(at("edit_session", session))["Location"] == session.get_absolute_url()
    assert sign_in(cast.worker).post(at("add_to_session", session), {"text": "More"}).status_code == 302
    assert "More" in sign_in(cast.lead).get(session.get_absolute_url()).content.decode()


def test_a_change_sent_after_the_72_hours_is_refused_and_still_there(cast, support, sign_in):
    session = SessionFactory(support=support, logged_at="2020-01-01T00:00Z")
    seen = {"seen": session.updated_at.isoformat()}
    page = sign_in(cast.worker).post(at("edit_session", session), three_fields(summary="My careful words", **seen))
    assert "The 72 hours for changes have passed" in page.content.decode()
    assert "My careful words" in page.content.decode()


def test_a_session_changed_meanwhile_says_so(cast, support, sign_in):
    session = SessionFactory(support=support)
    sent = three_fields(summary="Mine", seen="2020-01-01T00:00:00+00:00")
    assert "Somebody changed this" in sign_in(cast.worker).post(at("edit_session", session), sent).content.decode()


def test_the_author_changes_a_session(cast, support, sign_in):
    session = SessionFactory(support=support)
    assert session.summary in sign_in(cast.worker).get(at("edit_session", session)).content.decode()
    sent = three_fields(date=session.date.isoformat(), summary="Better words")
    assert sign_in(cast.worker).post(at("edit_session", session), sent).status_code == 302
    session.refresh_from_db()
    assert session.summary == "Better words"


@pytest.mark.parametrize("name", ["edit_session", "add_to_session"])
def test_a_lead_reads_a_session_and_does_not_write_in_it(cast, support, sign_in, name):
    session = SessionFactory(support=support)
    assert sign_in(cast.lead).get(session.get_absolute_url()).status_code == 200
    assert sign_in(cast.lead).get(at(name, session)).status_code == 403
    assert sign_in(cast.lead2).get(at(name, session)).status_code == 404


def test_goals_are_set_rated_and_closed(cast, support, sign_in):
    page = sign_in(cast.worker)
    page.post(at("set_goal", support), {"words": "Swim", "rating": "2"})
    goal = Goal.objects.get()
    page.post(at("rate_goals", support), {f"goal_{goal.pk}": "5"})
    page.post(at("close_goal", goal), {"rating": "9"})
    goal.refresh_from_db()
    assert [(rating.stage, rating.rating) for rating in goal.ratings.order_by("rating")] == [
        ("start", 2), ("review", 5), ("end", 9)
    ]  # fmt: skip
    assert goal.closed_on == days_ago(0)


def test_rating_nothing_is_refused(cast, support, sign_in):
    GoalFactory(support=support)
    assert "Rate at least one goal" in sign_in(cast.worker).post(at("rate_goals", support), {}).content.decode()


def test_a_review_rates_goals_in_the_same_form(cast, support, sign_in):
    goal = GoalFactory(support=support)
    due = days_ago(-42)
    sent = {
        "held_on": days_ago(0).isoformat(), "discussed": "How it goes", f"goal_{goal.pk}": "7",
        "next_review_due-day": due.day, "next_review_due-month": due.month, "next_review_due-year": due.year,
    }  # fmt: skip
    assert sign_in(cast.worker).post(at("hold_review", support), sent).status_code == 302
    assert Review.objects.get().ratings.get().rating == 7
    assert "How it goes" in sign_in(cast.lead).get(support.get_absolute_url()).content.decode()


def test_a_planned_ending_needs_its_summary(cast, support, sign_in):
    form = sign_in(cast.worker).get(at("end_support", support)).context["form"]
    reasons = {reason.code: reason.pk for reason in form.fields["ending_reason"].queryset}
    sent = {"ended_on": days_ago(0).isoformat(), "ending_reason": reasons["goals-reached"]}
    page = sign_in(cast.worker).post(at("end_support", support), sent)
    assert "Write a summary of what you did together" in page.content.decode()
    sent["ending_reason"] = reasons["lost-contact"]
    answer = sign_in(cast.worker).post(at("end_support", support), sent)
    assert answer["Location"] == reverse("support:support_list")


def test_a_deed_in_an_ended_support_leads_back_with_a_word(cast, sign_in):
    support = SupportFactory(worker=cast.worker_profile, **ended())
    answer = sign_in(cast.lead).get(at("end_support", support), follow=True)
    assert "This support is now “ended”" in answer.content.decode()


def test_pausing_needs_a_reason_and_shows_in_the_timeline(cast, support, sign_in):
    assert "Enter the reason" in sign_in(cast.worker).post(at("pause", support), {}).content.decode()
    sign_in(cast.worker).post(at("pause", support), {"reason": "A stay with family"})
    sign_in(cast.worker).post(at("resume", support), {"reason": "Home again"})
    page = sign_in(cast.lead).get(support.get_absolute_url()).content.decode()
    assert "A stay with family" in page
    assert "Home again" in page


def test_what_was_typed_and_not_sent_comes_back_in_its_own_form_only(cast, support, sign_in):
    page, other = sign_in(cast.worker), SupportFactory(worker=cast.worker_profile)
    page.post(reverse("groundwork:autosave"), three_fields(path=at("log_session", support), mattered="Half a thought"))
    assert "Half a thought" in page.get(at("log_session", support)).content.decode()
    assert "Half a thought" not in page.get(at("log_session", other)).content.decode()
    page.post(at("log_session", support), three_fields())
    assert "Half a thought" not in page.get(at("log_session", support)).content.decode()


def test_answers_that_are_folded_away_open_when_they_are_filled_or_wrong(cast, support, sign_in):
    untouched = sign_in(cast.worker).get(at("log_session", support)).content.decode()
    assert "<details" in untouched
    assert not re.findall(r"\sopen>", untouched)
    page = sign_in(cast.worker).post(at("log_session", support), three_fields(minutes="many")).content.decode()
    assert len(re.findall(r"\sopen>", page)) == 1


def test_an_author_who_is_no_longer_the_worker_changes_nothing(cast, support, sign_in):
    session = SessionFactory(support=support)
    cast.worker.memberships.update(ends_at=timezone.now())
    assert sign_in(cast.worker).get(session.get_absolute_url()).status_code == 404
    assert sign_in(cast.worker).post(at("edit_session", session), three_fields()).status_code == 404


def test_a_postponed_answer_to_an_ended_support_is_told_and_kept(cast, sign_in):
    support = SupportFactory(worker=cast.worker_profile, **ended())
    page = sign_in(cast.lead).post(at("pause", support), {"reason": "Typed with care"}).content.decode()
    assert "it is now “ended”" in page
    assert "Typed with care" in page
