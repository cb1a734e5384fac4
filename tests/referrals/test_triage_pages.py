from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import User
from referrals.actions import triage
from referrals.models import DeclineReason, Referral

pytestmark = pytest.mark.django_db
Status = Referral.Status

# What is typed, and where it leads from which status.
DEEDS = {
    "request_information": ({"question": "Which days?"}, Status.SUBMITTED, Status.INFORMATION_REQUESTED),
    "answer_information": ({"answer": "Mondays"}, Status.INFORMATION_REQUESTED, Status.SUBMITTED),
    "accept": ({"priority": "urgent"}, Status.SUBMITTED, Status.WAITING),
    "decline": ({"explanation": "They said no."}, Status.SUBMITTED, Status.DECLINED),
    "withdraw": ({"reason": "They would rather not"}, Status.SUBMITTED, Status.WITHDRAWN),
}
LEAD_ONLY = {"request_information", "accept", "decline"}


def prepare(referral, deed, lead):
    if deed == "answer_information":
        triage.request_information(referral=referral, by=lead, question="Which days?")


def address(deed, referral):
    return reverse(f"referrals:{deed}", args=[referral.pk])


def typed(deed):
    data = dict(DEEDS[deed][0])
    return data | {"reason": DeclineReason.objects.first().pk} if deed == "decline" else data


def expected(deed, name):
    if name == "lead" or (name in {"coordinator", "coordinator2"} and deed not in LEAD_ONLY):
        return 200
    return 403 if name in {"coordinator", "coordinator2"} else 404


@pytest.mark.parametrize("deed", DEEDS)
def test_only_those_concerned_reach_the_deed(cast, referral, sign_in, deed):
    prepare(referral, deed, cast.lead)
    for name, user in vars(cast).items():
        if isinstance(user, User):
            client = sign_in(user)
            assert client.get(address(deed, referral)).status_code == expected(deed, name), name
            if expected(deed, name) != 200:
                assert client.post(address(deed, referral), typed(deed)).status_code == expected(deed, name)
    referral.refresh_from_db()
    assert referral.status == DEEDS[deed][1]


@pytest.mark.parametrize(("name", "leads_on"), [("lead", True), ("coordinator", False)])
def test_from_a_referral_the_lead_goes_on_to_the_next(cast, referral, sign_in, name, leads_on):
    page = sign_in(getattr(cast, name)).get(referral.get_absolute_url()).text
    for status in ("to_triage", "unallocated"):
        assert (f'href="{reverse("referrals:referral_list")}?status={status}"' in page) is leads_on


@pytest.mark.parametrize("deed", DEEDS)
def test_sending_a_deed_twice_does_it_once(cast, referral, sign_in, deed):
    prepare(referral, deed, cast.lead)
    before = referral.status_changes.count()
    data = typed(deed) | {"submission": uuid4()}
    for _ in range(2):
        answer = sign_in(cast.lead).post(address(deed, referral), data)
        assert answer["Location"] == referral.get_absolute_url()
    referral.refresh_from_db()
    assert referral.status == DEEDS[deed][2]
    assert referral.status_changes.count() == before + 1


@pytest.mark.parametrize("deed", [deed for deed in DEEDS if deed != "withdraw"])
def test_whoever_comes_second_is_told_who_was_first_and_keeps_their_words(cast, referral, sign_in, deed):
    prepare(referral, deed, cast.lead)
    triage.withdraw(referral=referral, by=cast.coordinator, reason="Changed their mind")
    shown = sign_in(cast.lead).post(address(deed, referral), typed(deed))
    assert "it is now “withdrawn” by Carla Mendes" in shown.content.decode()
    for name, value in typed(deed).items():
        assert shown.context["form"][name].value() == str(value)


@pytest.mark.parametrize(
    ("deed", "messages"),
    [
        ("request_information", {"question": ["Enter what you need to know"]}),
        ("answer_information", {"answer": ["Enter your answer"]}),
        ("accept", {"priority": ["Select a priority"]}),
        (
            "decline",
            {
                "reason": ["Select why you decline the referral"],
                "explanation": ["Explain the reason to the referrer"],
            },
        ),
        ("withdraw", {"reason": ["Enter why the referral is withdrawn"]}),
    ],
)
def test_every_refusal_names_what_is_missing(cast, referral, sign_in, deed, messages):
    prepare(referral, deed, cast.lead)
    assert sign_in(cast.lead).post(address(deed, referral), {}).context["form"].errors == messages


def test_the_one_who_answers_reads_the_question(cast, referral, sign_in):
    prepare(referral, "answer_information", cast.lead)
    assert "Which days?" in sign_in(cast.coordinator2).get(address("answer_information", referral)).content.decode()


def test_accepting_takes_over_the_leads_priority(cast, referral, sign_in):
    sign_in(cast.lead).post(address("accept", referral), {"priority": "urgent"})
    referral.refresh_from_db()
    assert referral.priority == Referral.Priority.URGENT
