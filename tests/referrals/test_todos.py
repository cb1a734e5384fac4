import pytest
from django.utils import timezone

from referrals.actions import triage
from referrals.models import Offer, Referral
from referrals.todos import todos
from support.todos import todos as support_todos
from tests.factories import ReferralFactory
from tests.referrals.drafts import start_draft

pytestmark = pytest.mark.django_db


def counts(user):
    today = timezone.localdate()
    return {todo.title: todo for todo in [*todos(user, today), *support_todos(user, today)] if todo.count}


def make(cast, **fields):
    return ReferralFactory(referring_team=cast.north_referring, referrer=cast.coordinator, team=cast.north, **fields)


def listed(client, todo):
    return client.get(todo.url).context["page_obj"].paginator.count


def test_coordinators_have_drafts_to_send_and_questions_to_answer(cast, sign_in):
    start_draft(cast)
    triage.request_information(referral=make(cast), by=cast.lead, question="Why?")
    lines = counts(cast.coordinator)
    assert {title: todo.count for title, todo in lines.items()} == {
        "Questions about referrals to answer": 1,
        "Draft referrals not sent yet": 1,
    }
    assert listed(sign_in(cast.coordinator), lines["Questions about referrals to answer"]) == 1


def test_leads_have_referrals_to_triage_and_people_nobody_was_asked_to_support(cast, sign_in):
    make(cast)
    make(cast)
    make(cast, status=Referral.Status.WAITING)
    offered = make(cast, status=Referral.Status.WAITING)
    Offer.objects.create(referral=offered, worker=cast.worker_profile, made_by=cast.lead)
    ReferralFactory()
    lines = counts(cast.lead)
    assert {title: todo.count for title, todo in lines.items()} == {
        "Referrals to triage": 2,
        "People waiting, not offered to a worker": 1,
        "Matches without an answer": 1,
    }
    for todo in lines.values():
        assert listed(sign_in(cast.lead), todo) == todo.count


@pytest.mark.parametrize("somebody", ["coordinator3", "lead2", "manager", "admin", "supervisor"])
def test_others_have_nothing_to_do_with_them(cast, somebody):
    make(cast)
    assert not counts(getattr(cast, somebody))
