"""Under the name on every page about one person stands what nobody who meets them may miss."""

from datetime import date

import pytest
from django.urls import reverse

from groundwork.models import AccessEvent
from referrals.models import Person, Risk, RiskKind
from support.models import Concern
from tests.factories import ReferralFactory, SupportFactory
from tests.helpers import at

pytestmark = pytest.mark.django_db
BANNER = '<section class="app-banner'


@pytest.fixture
def waiting(waiting):
    Person.objects.filter(pk=waiting.person_id).update(
        preferred_name="Ash", pronouns="they/them", access_needs="No stairs.", may_leave_message=False
    )
    Risk.objects.create(referral=waiting, kind=RiskKind.objects.first(), answer=Risk.Answer.YES)
    return waiting


def banner(page):
    return page.context["banner"]


def words(banner):
    return [alert["words"] for alert in banner.alerts]


def test_a_lead_reads_all_of_it_on_the_referral_and_on_its_forms(cast, waiting, sign_in):
    for address in (waiting.get_absolute_url(), at("match", waiting), at("decline", waiting, "referrals")):
        page = sign_in(cast.lead).get(address)
        assert page.text.count(BANNER) == 1
        assert banner(page).about[:2] == ["Likes to be called Ash", "they/them"]
        assert banner(page).contact == "Weekday afternoons; do not leave a message. Do not leave a message."
        assert banner(page).needs == ["No stairs."]
        assert words(banner(page)) == [RiskKind.objects.first().label]


def test_open_concerns_stand_there_until_they_are_closed_and_lead_to_their_page(cast, support, sign_in):
    concern = Concern.objects.create(support=support, kind="risk", text="Cold.", raised_by=cast.worker)
    for who in (cast.lead, cast.worker):
        for address in (support.get_absolute_url(), support.referral.get_absolute_url(), at("set_goal", support)):
            if who == cast.lead and "set-goal" in address:
                continue
            page = sign_in(who).get(address)
            assert words(banner(page))[0].startswith("Open concern: risk, raised on")
            assert f'<a href="{concern.get_absolute_url()}">Open concern: risk' in page.text
    concern.closed_by, concern.closed_at = cast.lead, concern.raised_at
    concern.save()
    assert words(banner(sign_in(cast.worker).get(support.get_absolute_url()))) == []


def test_the_referrer_reads_what_they_sent_and_no_concern(cast, waiting, sign_in):
    support = SupportFactory(worker=cast.worker_profile, person=waiting.person)
    Concern.objects.create(support=support, kind="risk", text="Cold.", raised_by=cast.worker)
    waiting.person_as_sent = {"name": "Ash Known", "access_needs": "Large print.", "date_of_birth": "1990-05-17"}
    waiting.save()
    shown = banner(sign_in(cast.coordinator).get(waiting.get_absolute_url()))
    assert shown.needs == ["Large print."]
    assert words(shown) == [RiskKind.objects.first().label]


def test_who_is_asked_reads_needs_and_risks_but_no_way_to_make_contact(cast, waiting, offer, sign_in):
    page = sign_in(cast.worker).get(offer.get_absolute_url())
    assert banner(page).needs == ["No stairs."]
    assert words(banner(page)) == [RiskKind.objects.first().label]
    assert banner(page).contact == ""
    assert "Weekday afternoons" not in page.text


def test_a_risk_of_another_teams_referral_stays_with_that_team(cast, waiting, sign_in):
    other = ReferralFactory(referring_team=cast.south_referring, person=waiting.person)
    Risk.objects.all().delete()
    Risk.objects.create(referral=other, kind=RiskKind.objects.first(), answer=Risk.Answer.YES)
    assert words(banner(sign_in(cast.lead).get(waiting.get_absolute_url()))) == []
    assert words(banner(sign_in(cast.lead2).get(other.get_absolute_url()))) == [RiskKind.objects.first().label]


def test_a_page_of_many_people_has_none(cast, waiting, sign_in):
    page = sign_in(cast.lead).get(reverse("referrals:referral_list"))
    assert AccessEvent.objects.filter(subjects=[waiting.person_id]).exists()
    assert BANNER not in page.text


@pytest.mark.parametrize(
    ("born", "age"), [(date(1990, 11, 29), 36), (date(1990, 11, 30), 35), (date(2000, 2, 29), 26), (None, None)]
)
def test_age_is_counted_in_whole_years(born, age):
    assert Person(date_of_birth=born).age(date(2026, 11, 29)) == age
