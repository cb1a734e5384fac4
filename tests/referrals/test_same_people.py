"""What a lead reads where two records may be of one person."""

import pytest
from django.urls import reverse

from accounts.permissions import Role
from groundwork.models import AccessEvent
from notices.models import Notice
from referrals.actions.refer import submit
from tests.factories import MembershipFactory, PersonFactory, ReferralFactory, SupportFactory
from tests.referrals.drafts import finished_draft

pytestmark = pytest.mark.django_db
NUMBER = {"nhs_number": "9434765919", "nhs_number_missing": ""}


def known_in_south(cast, **fields):
    person = PersonFactory(**{"name": "Bo Hidden"} | NUMBER | fields)
    return ReferralFactory(person=person, referring_team=cast.south_referring, team=cast.south)


def read(sign_in, reader, record):
    return sign_in(reader).get(record.get_absolute_url()).text


def test_a_record_of_another_team_is_named_by_its_team_alone(cast, sign_in):
    theirs = known_in_south(cast)
    sent = submit(referral=finished_draft(cast), by=cast.coordinator)
    page = read(sign_in, cast.lead, sent)
    assert "There may be another record in Southside peer support: the same NHS number" in page
    assert [each for each in ("Bo Hidden", theirs.reference, "Compare and join") if each in page] == []
    assert AccessEvent.objects.filter(user=cast.lead, subjects__contains=[theirs.person_id]).exists()


def test_a_record_that_the_lead_may_open_is_named_with_the_way_to_compare(cast, sign_in):
    MembershipFactory(user=cast.lead, role=Role.LEAD, team=cast.south)
    theirs = known_in_south(cast)
    sent = submit(referral=finished_draft(cast), by=cast.coordinator)
    page = read(sign_in, cast.lead, sent)
    assert f"Bo Hidden, {theirs.reference}</a>: the same NHS number" in page
    assert reverse("referrals:join_people", args=[sent.pk, theirs.pk]) in page


def test_the_page_of_a_support_says_so_to_the_lead_and_not_to_the_worker(cast, sign_in):
    known_in_south(cast)
    support = SupportFactory(worker=cast.worker_profile)
    support.person.name, support.person.nhs_number, support.person.nhs_number_missing = "Bo", *NUMBER.values()
    support.person.save()
    for reader, reads in ((cast.lead, True), (cast.worker, False)):
        assert ("another record in Southside" in read(sign_in, reader, support)) is reads


@pytest.mark.parametrize(
    ("other", "conflict"),
    [
        ({"name": "ZOE O'HARA"}, True),
        ({"name": "ZOE O'HARA", "date_of_birth": "1991-02-03"}, False),
        ({"name": "Bo Hidden", "date_of_birth": "1991-02-03"}, True),
        ({"name": "ZOE O'HARA", "date_of_birth": None}, True),
        ({"name": "Bo Hidden", "nhs_number": "9434765870"}, False),
    ],
)
def test_the_same_number_with_another_name_or_birth_date_is_a_conflict_to_both_leads(cast, sign_in, other, conflict):
    theirs = known_in_south(cast, **other)
    sent = submit(referral=finished_draft(cast), by=cast.coordinator)
    told = Notice.objects.filter(kind="nhs_number_conflict").values_list("recipient", "label")
    assert set(told) == ({(cast.lead.pk, sent.reference), (cast.lead2.pk, theirs.reference)} if conflict else set())
    for lead, referral in ((cast.lead, sent), (cast.lead2, theirs)):
        assert ("Conflict</strong>" in read(sign_in, lead, referral)) is conflict


def test_others_read_nothing_of_it(cast, sign_in):
    known_in_south(cast)
    sent = submit(referral=finished_draft(cast), by=cast.coordinator)
    page = read(sign_in, cast.coordinator, sent)
    assert "another record" not in page
    assert not AccessEvent.objects.filter(user=cast.coordinator, verb="referrals:likely_known").exists()
    assert not Notice.objects.filter(recipient=cast.coordinator).exists()
