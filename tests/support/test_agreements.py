"""Who hears that earlier notes were opened, closing them again, and what the person has of it on paper."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from groundwork.models import AccessEvent
from notices.kinds import body_of, subject_of
from notices.models import Notice
from support.actions.supports import agree_earlier_notes, withdraw_earlier_notes
from support.models import EarlierNotesAnswer, Session
from tests.factories import MembershipFactory, SessionFactory, SupportFactory, days_ago
from tests.helpers import ended

pytestmark = pytest.mark.django_db


@pytest.fixture
def earlier(cast):
    before = SupportFactory(worker=cast.worker2_profile, **ended("new-worker"))
    return SessionFactory(support=before, date=days_ago(3))


@pytest.fixture
def support(cast, earlier):
    return SupportFactory(worker=cast.worker_profile, referral=earlier.support.referral)


@pytest.fixture
def opened(cast, support):
    agree_earlier_notes(support=support, by=cast.worker, agreed=True)
    Notice.objects.all().delete()
    support.refresh_from_db()
    return support


def told(name):
    return {notice.recipient for notice in Notice.objects.filter(kind=name)}


def at(name, support):
    return reverse(f"support:{name}", args=[support.pk])


def test_the_leads_are_told_when_notes_are_opened(cast, support):
    agree_earlier_notes(support=support, by=cast.worker, agreed=True)
    notice = Notice.objects.get()
    assert (notice.kind, notice.recipient, notice.path) == (
        "earlier_notes_agreed", cast.lead, support.get_absolute_url(),
    )  # fmt: skip
    words = subject_of(notice) + body_of(notice)
    assert support.referral.reference in words
    assert "recorded that the person agreed" in words
    for name in (support.person.name, cast.worker.name, cast.worker2.name):
        assert name not in words


def test_without_a_lead_whoever_answers_for_the_team_is_told_with_its_name_alone(cast, support):
    cast.lead.memberships.update(ends_at="2026-01-01T00:00Z")
    agree_earlier_notes(support=support, by=cast.worker, agreed=True)
    [notice] = Notice.objects.filter(recipient=cast.manager)
    assert notice.kind == "earlier_notes_agreed_without_lead"
    assert notice.label == "Northside peer support"
    assert support.referral.reference not in subject_of(notice) + body_of(notice)


def test_a_refusal_and_a_second_yes_tell_nobody(cast, support):
    agree_earlier_notes(support=support, by=cast.worker, agreed=False)
    assert not Notice.objects.exists()
    for _ in range(2):
        agree_earlier_notes(support=support, by=cast.worker, agreed=True)
    assert Notice.objects.count() == 1


def test_a_person_who_no_longer_agrees_is_told_of_to_the_leads(cast, opened):
    agree_earlier_notes(support=opened, by=cast.worker, agreed=False)
    assert told("earlier_notes_withdrawn") == {cast.lead}


@pytest.mark.parametrize(("who", "hears"), [("lead", "worker"), ("worker", "lead")])
@pytest.mark.parametrize("mistake", ["yes", "no"])
def test_withdrawing_ends_the_reading_at_once_and_tells_the_other(cast, opened, earlier, who, hears, mistake, sign_in):
    assert earlier in Session.objects.visible_to(cast.worker)
    answers = {"by_mistake": mistake, "reason": "Ticked the wrong box."}
    page = sign_in(getattr(cast, who)).post(at("withdraw_earlier_notes", opened), answers, follow=True)
    assert "closed to the worker from now on" in page.text
    assert earlier not in Session.objects.visible_to(cast.worker)
    assert sign_in(cast.worker).get(earlier.get_absolute_url()).status_code == 404
    assert told("earlier_notes_withdrawn") == {getattr(cast, hears)}


def test_both_answers_stay_in_the_history_with_who_and_why(cast, opened, sign_in):
    withdraw_earlier_notes(support=opened, by=cast.lead, by_mistake=True, reason="Another Anna had agreed.")
    page = sign_in(cast.lead).get(opened.get_absolute_url()).text
    assert "The person agreed that earlier session notes are read" in page
    assert "Taken back, as recorded by mistake" in page
    assert "Another Anna had agreed." in page
    assert "Closed again, as recorded by mistake, " in page
    assert [answer.by for answer in EarlierNotesAnswer.objects.all()] == [cast.worker, cast.lead]


def test_after_a_mistake_the_person_can_be_asked_and_agree(cast, opened, earlier):
    withdraw_earlier_notes(support=opened, by=cast.lead, by_mistake=True, reason="Not asked yet.")
    agree_earlier_notes(support=opened, by=cast.worker, agreed=True)
    assert earlier in Session.objects.visible_to(cast.worker)
    assert told("earlier_notes_agreed") == {cast.lead}


def test_closed_notes_are_not_closed_again(cast, support, sign_in):
    with pytest.raises(ValidationError, match="closed to the worker already"):
        withdraw_earlier_notes(support=support, by=cast.lead, by_mistake=False, reason="?")
    page = sign_in(cast.lead).get(at("withdraw_earlier_notes", support), follow=True)
    assert "closed to the worker already" in page.text
    assert at("withdraw_earlier_notes", support) not in sign_in(cast.lead).get(support.get_absolute_url()).text


def test_what_is_missing_is_said_beside_the_field(cast, opened, sign_in):
    form = sign_in(cast.lead).post(at("withdraw_earlier_notes", opened), {}).context["form"]
    assert form.errors["by_mistake"] == ["Choose why the notes are closed again"]
    assert form.errors["reason"] == ["Say what happened"]


def test_nobody_else_closes_them(cast, opened, sign_in):
    MembershipFactory(user=cast.worker2, role="worker", team=cast.south)
    for stranger in (cast.worker2, cast.worker3, cast.lead2, cast.coordinator, cast.admin, cast.manager):
        answer = sign_in(stranger).post(at("withdraw_earlier_notes", opened), {"by_mistake": "no", "reason": "x"})
        assert answer.status_code == 404
    opened.refresh_from_db()
    assert opened.earlier_notes_agreed


def printed(client, support):
    return client.get(at("agreements", support)).text


def test_the_person_gets_on_paper_what_was_recorded_when_and_by_whom(cast, opened, sign_in):
    page = printed(sign_in(cast.worker), opened)
    assert "What you have agreed to" in page
    assert "Wren Adeyemi recorded that you agreed." in page
    assert "Today Wren Adeyemi may read these notes." in page
    assert at("agreements", opened) in sign_in(cast.worker).get(opened.get_absolute_url()).text
    assert AccessEvent.objects.filter(verb="support:agreements", subjects=[opened.person_id]).exists()


def test_on_paper_a_mistake_is_said_beside_what_it_takes_back(cast, opened, sign_in):
    withdraw_earlier_notes(support=opened, by=cast.lead, by_mistake=True, reason="Another Anna had agreed.")
    page = printed(sign_in(cast.lead), opened)
    assert "Wren Adeyemi recorded that you agreed." in page
    assert "Lena Fairweather took this back, as it had been recorded by mistake" in page
    assert "Another Anna had agreed." in page
    assert "Today Wren Adeyemi may not read these notes." in page


def test_on_paper_stands_nothing_of_notes_where_there_was_no_worker_before(cast, sign_in):
    page = printed(sign_in(cast.worker), SupportFactory(worker=cast.worker_profile))
    assert "To be referred for peer support" in page
    assert "notes from before" not in page


def test_before_anybody_asked_it_says_so(cast, support, sign_in):
    page = printed(sign_in(cast.worker), support)
    assert "You have not been asked yet." in page
    assert "may not read these notes" in page
