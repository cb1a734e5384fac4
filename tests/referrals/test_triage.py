from collections import defaultdict
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import resolve, reverse

from groundwork.transitions import InvalidTransition
from referrals.actions import triage
from referrals.models import DeclineReason, Offer, Referral
from referrals.next_steps import DEEDS
from tests.helpers import told

pytestmark = pytest.mark.django_db
Status = Referral.Status


def do(deed, referral, by):
    """Carry out one deed with valid words."""
    words = {
        "request_information": {"question": "Which days suit?"},
        "answer_information": {"answer": "Mondays."},
        "accept": {},
        "decline": {"reason": DeclineReason.objects.first(), "explanation": "They said no to us."},
        "withdraw": {"reason": "They changed their mind."},
    }
    return getattr(triage, deed)(referral=referral, by=by, **words[deed])


LEADS_TO = {
    "request_information": Status.INFORMATION_REQUESTED,
    "answer_information": Status.SUBMITTED,
    "accept": Status.WAITING,
    "decline": Status.DECLINED,
    "withdraw": Status.WITHDRAWN,
}
ALLOWED = {
    Status.SUBMITTED: {"request_information", "accept", "decline", "withdraw"},
    Status.INFORMATION_REQUESTED: {"answer_information", "decline", "withdraw"},
    Status.WAITING: {"decline", "withdraw"},
}


@pytest.mark.parametrize("status", [status for status in Status if status != Status.DRAFT])
@pytest.mark.parametrize("deed", LEADS_TO)
def test_every_deed_is_possible_from_exactly_its_statuses(cast, referral, status, deed):
    Referral.objects.filter(pk=referral.pk).update(
        status=status,
        decline_reason=DeclineReason.objects.first() if status == Status.DECLINED else None,
        decline_explanation="Because." if status == Status.DECLINED else "",
    )
    if status == Status.INFORMATION_REQUESTED:
        referral.information_requests.create(question="Why?", asked_by=cast.lead)
    if deed in ALLOWED.get(status, ()):
        do(deed, referral, cast.lead)
        referral.refresh_from_db()
        assert referral.status == LEADS_TO[deed]
        assert referral.status_changes.get().from_status == status
    else:
        with pytest.raises(InvalidTransition):
            do(deed, referral, cast.lead)


@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        ("request_information", "information_requested"),
        ("accept", "referral_accepted"),
        ("decline", "referral_declined"),
        ("withdraw", "referral_withdrawn"),
    ],
)
def test_the_referrer_is_told(cast, referral, deed, kind):
    do(deed, referral, cast.lead)
    assert told(cast.coordinator) == [kind]
    assert told(cast.coordinator2) == []


def test_colleagues_are_told_when_the_referrer_has_left(cast, referral):
    cast.coordinator.memberships.all().update(ends_at=referral.submitted_at)
    do("accept", referral, cast.lead)
    assert told(cast.coordinator) == []
    assert told(cast.coordinator2) == ["referral_accepted"]


def test_answering_brings_the_referral_back_to_the_lead(cast, referral):
    do("request_information", referral, cast.lead)
    request = do("answer_information", referral, cast.coordinator)
    assert (request.answer, request.answered_by) == ("Mondays.", cast.coordinator)
    assert told(cast.lead) == ["information_answered"]


def test_asking_twice_on_one_day_tells_the_referrer_twice(cast, referral):
    for _ in range(2):
        do("request_information", referral, cast.lead)
        do("answer_information", referral, cast.coordinator)
    assert told(cast.coordinator) == ["information_requested"] * 2


def test_declining_needs_a_reason_and_an_explanation(cast, referral):
    with pytest.raises(ValidationError, match="explain it to the referrer"):
        triage.decline(referral=referral, by=cast.lead, reason=DeclineReason.objects.first(), explanation="")
    referral.refresh_from_db()
    assert referral.status == Status.SUBMITTED


def test_withdrawing_takes_an_open_offer_back_and_tells_the_worker(cast, referral):
    do("accept", referral, cast.lead)
    offer = Offer.objects.create(referral=referral, worker=cast.worker_profile, made_by=cast.lead)
    do("withdraw", referral, cast.coordinator)
    offer.refresh_from_db()
    assert (offer.status, offer.answered_at is not None) == (Offer.Status.WITHDRAWN, True)
    assert told(cast.worker) == ["offer_withdrawn"]


def test_each_button_is_offered_to_those_whom_its_deed_lets_in():
    offered = defaultdict(set)
    for name, _, permissions, _ in DEEDS:
        offered[name] |= set(permissions)
    views = {name: resolve(reverse(f"referrals:{name}", args=[uuid4()])).func.view_class for name in offered}
    wanted = {name: view.permission for name, view in views.items()}
    assert offered == {name: set(each) if isinstance(each, tuple) else {each} for name, each in wanted.items()}
