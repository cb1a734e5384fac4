"""A draft with the NHS number of somebody whom another team knows."""

import pytest

from referrals.actions.refer import submit
from referrals.models import Person
from tests.factories import PersonFactory, ReferralFactory
from tests.referrals.drafts import finished_draft

pytestmark = pytest.mark.django_db
SAID_ELSEWHERE = {
    "gender": "woman",
    "ethnicity_in_own_words": "Quibble",
    "access_needs": "Thorpe",
    "phone": "02079460999",
}


@pytest.fixture
def theirs(cast):
    """A referral on the other side."""
    person = PersonFactory(name="Bo South", nhs_number="9434765919", nhs_number_missing="", **SAID_ELSEWHERE)
    return ReferralFactory(person=person, referring_team=cast.south_referring, team=cast.south)


@pytest.fixture
def sent(cast, theirs):
    """Sent by this side with the same number, another name and another birth date."""
    return submit(referral=finished_draft(cast, name="Anna One"), by=cast.coordinator2)


def test_sending_changes_nothing_on_the_other_side(cast, theirs, sign_in):
    before = Person.objects.filter(pk=theirs.person_id).values().get()
    read = sections(sign_in(cast.lead2).get(theirs.get_absolute_url()))
    submit(referral=finished_draft(cast, name="Anna One"), by=cast.coordinator2, referred_before=True)
    assert Person.objects.filter(pk=theirs.person_id).values().get() == before
    assert sections(sign_in(cast.lead2).get(theirs.get_absolute_url())) == read


def test_the_lead_reads_nothing_of_the_other_record(cast, sent, theirs, sign_in):
    page = sign_in(cast.lead).get(sent.get_absolute_url()).text
    hidden = ["Bo South", "Quibble", "Thorpe", "020 7946 0999", "17 May 1990", theirs.reference]
    assert [each for each in hidden if each in page] == []
    assert "Anna One" in page


def sections(answer):
    return answer.context["sections"]
