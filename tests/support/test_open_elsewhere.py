"""What is open already for somebody stands on top, before they are accepted or matched a second time."""

from datetime import UTC, date, datetime

import pytest

from groundwork.models import AccessEvent
from referrals.models import Referral
from support.models import EndingReason, Support
from tests.factories import PersonFactory, ReferralFactory, SupportFactory
from tests.helpers import at, count_queries

pytestmark = pytest.mark.django_db
NAMED = {"name": "Catherine O'Neill", "date_of_birth": date(1984, 3, 7), "phone": ""}
ALIKE = {"name": "Kate O'Neill", "date_of_birth": date(1984, 7, 3), "phone": ""}
MATCHED_ON = date(2026, 3, 2)
HEADING = "Referred or supported already"


@pytest.fixture
def person():
    return PersonFactory(**NAMED)


@pytest.fixture(params=[Referral.Status.SUBMITTED, Referral.Status.WAITING])
def referral(request, cast, person):
    """Sent to Northside; the page of the referral and, where it waits, of the match are the same about it."""
    return ReferralFactory(person=person, referring_team=cast.north_referring, status=request.param)


def pages(referral):
    """The addresses on which the lead decides."""
    matching = [at("match", referral)] if referral.status == Referral.Status.WAITING else []
    return [referral.get_absolute_url(), *matching]


def support_of(cast, person, team="south", **fields):
    worker = {"south": cast.worker3_profile, "north": cast.worker_profile}[team]
    referring = {"south": cast.south_referring, "north": cast.north_referring}[team]
    referred = ReferralFactory(person=person, referring_team=referring, status=Referral.Status.MATCHED)
    return SupportFactory(referral=referred, worker=worker, matched_on=MATCHED_ON, **fields)


def read(cast, sign_in, referral):
    return [sign_in(cast.lead).get(page) for page in pages(referral)]


def test_a_support_elsewhere_is_said_without_name_or_link(cast, referral, person, sign_in):
    support = support_of(cast, person)
    for page in read(cast, sign_in, referral):
        assert f"Already supported by {support.team} since 2 March 2026." in page.text
        assert support.referral.reference not in page.text
        assert support.get_absolute_url() not in page.text
        assert str(support.worker) not in page.text


def test_an_open_referral_elsewhere_is_said_without_reference_or_link(cast, referral, person, sign_in):
    sent = datetime(2026, 3, 2, 0, 30, tzinfo=UTC)
    other = ReferralFactory(person=person, referring_team=cast.south_referring, submitted_at=sent)
    for page in read(cast, sign_in, referral):
        assert f"Already referred to {other.team} on 2 March 2026." in page.text
        assert other.reference not in page.text
        assert other.get_absolute_url() not in page.text


def test_what_the_lead_may_open_has_a_link(cast, referral, person, sign_in):
    support = support_of(cast, person, team="north")
    other = ReferralFactory(person=person, referring_team=cast.north_referring)
    for page in read(cast, sign_in, referral):
        assert f'<a href="{support.get_absolute_url()}">Open support {support.referral.reference}</a>' in page.text
        assert f'<a href="{other.get_absolute_url()}">Open referral {other.reference}</a>' in page.text


def test_somebody_likely_the_same_is_said_to_be_perhaps(cast, referral, sign_in):
    support = support_of(cast, PersonFactory(**ALIKE))
    for page in read(cast, sign_in, referral):
        assert f"Perhaps the same person: supported by {support.team} since 2 March 2026." in page.text
        assert "Kate" not in page.text


@pytest.mark.parametrize("change", [{"name": "Fiona O'Neill"}, {"date_of_birth": date(1959, 11, 20)}])
def test_somebody_else_is_not(cast, referral, sign_in, change):
    support_of(cast, PersonFactory(**NAMED | change))
    assert all(HEADING not in page.text for page in read(cast, sign_in, referral))


def test_what_is_over_is_not_said(cast, referral, person, sign_in):
    reason = EndingReason.objects.first()
    support_of(cast, person, status=Support.Status.ENDED, ended_on=date(2026, 5, 4), ending_reason=reason)
    for status in (Referral.Status.WITHDRAWN, Referral.Status.DRAFT):
        ReferralFactory(person=person, referring_team=cast.south_referring, status=status)
    assert all(HEADING not in page.text for page in read(cast, sign_in, referral))


def test_the_support_of_this_very_referral_is_not_elsewhere(cast, person, sign_in):
    support = support_of(cast, person, team="north")
    assert HEADING not in sign_in(cast.lead).get(support.referral.get_absolute_url()).text


@pytest.mark.parametrize("who", ["coordinator", "coordinator2"])
def test_whoever_only_follows_the_referral_reads_nothing_of_it(cast, referral, person, sign_in, who):
    support_of(cast, person)
    page = sign_in(getattr(cast, who)).get(referral.get_absolute_url())
    assert page.status_code == 200
    assert HEADING not in page.text


def test_that_it_was_shown_stands_in_the_trail(cast, referral, person, sign_in):
    other = PersonFactory(**ALIKE)
    support_of(cast, other)
    for page in pages(referral):
        shown = AccessEvent.objects.filter(verb="referrals:open_elsewhere", subjects__contains=[other.pk])
        before = shown.count()
        sign_in(cast.lead).get(page)
        assert shown.count() == before + 1
        assert set(shown.values_list("user", flat=True)) == {cast.lead.pk}


def test_more_of_it_takes_no_more_queries(cast, referral, person, sign_in):
    support_of(cast, person)
    ReferralFactory(person=person, referring_team=cast.south_referring)
    client = sign_in(cast.lead)
    client.get("/")
    before = [count_queries(client, page) for page in pages(referral)]
    for _ in range(3):
        support_of(cast, person)
        ReferralFactory(person=person, referring_team=cast.south_referring)
    assert [count_queries(client, page) for page in pages(referral)] == before


def test_every_open_state_counts(cast, referral, person, sign_in):
    support_of(cast, person, status=Support.Status.STARTING, started_on=None)
    support_of(cast, person, status=Support.Status.PAUSED)
    for page in read(cast, sign_in, referral):
        assert page.text.count("Already supported by") == 2
