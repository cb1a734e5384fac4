"""Somebody whom another team referred before: the referrer sees what they themselves wrote."""

import pytest

from referrals.actions.refer import submit
from tests.factories import PersonFactory, ReferralFactory
from tests.referrals.drafts import finished_draft

pytestmark = pytest.mark.django_db
SAID_ELSEWHERE = {"pronouns": "Zzyzx", "ethnicity_in_own_words": "Quibble", "access_needs": "Thorpe", "gender": "woman"}


@pytest.fixture
def elsewhere(cast):
    """A person whom the other side knows, with answers that this side never asked for."""
    person = PersonFactory(name="Zoë O'Hara", nhs_number="9434765919", nhs_number_missing="", **SAID_ELSEWHERE)
    ReferralFactory(person=person, referring_team=cast.south_referring, team=cast.south)
    return person


@pytest.fixture
def referral(cast, elsewhere):
    """Sent for the same person, without their number, and joined to them since."""
    draft = finished_draft(cast, nhs_number="", date_of_birth=elsewhere.date_of_birth)
    sent = submit(referral=draft, by=cast.coordinator)
    sent.person = elsewhere
    sent.save()
    return sent


def test_the_referrer_reads_nothing_that_others_were_told(cast, referral, sign_in):
    page = sign_in(cast.coordinator).get(referral.get_absolute_url()).text
    assert "943 476 5919" not in page
    assert [said for said in ("Zzyzx", "Quibble", "Thorpe") if said in page] == []
    assert "Mornings; never leave a message." in page
    assert "020 7946 0018" in page


def test_nor_what_others_are_told_later(cast, referral, sign_in):
    person = referral.person
    person.address, person.phone = "9 Hidden Row", "+442079460999"
    person.save()
    for reader, reads in ((cast.coordinator2, False), (cast.lead, True)):
        page = sign_in(reader).get(referral.get_absolute_url()).text
        assert ("9 Hidden Row" in page) is reads
        assert ("020 7946 0999" in page) is reads


def test_the_lead_reads_what_is_known(cast, referral, sign_in):
    page = sign_in(cast.lead).get(referral.get_absolute_url()).text
    assert "943 476 5919" in page
    assert "Zzyzx" in page


def test_every_answer_is_kept_as_it_was_given(cast):
    draft = finished_draft(cast)
    said = {name: getattr(draft.person, name) for name in ("name", "date_of_birth", "phone", "may_leave_message")}
    sent = submit(referral=draft, by=cast.coordinator)
    sent.refresh_from_db()
    assert {name: getattr(sent.person_of_referrer, name) for name in said} == said


def test_an_nhs_number_finds_the_person_for_those_only_who_were_told(cast, elsewhere, referral, sign_in):
    """Whoever types a number that others gave would learn from the answer whose it is."""
    told = finished_draft(cast, nhs_number="9434765870", nhs_number_missing="")
    submit(referral=told, by=cast.coordinator)

    def found(reader, number):
        page = sign_in(reader).post("/referrals/", {"q": number, "status": "all"}, follow=True)
        return [line["referral"] for line in page.context["lines"]]

    assert found(cast.lead, "943 476 5919") == [referral]
    assert found(cast.coordinator, "943 476 5919") == []
    assert found(cast.coordinator, "943 476 5870") == [told]
