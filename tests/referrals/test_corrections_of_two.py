"""Corrections where two people are joined: each side keeps its own, and nobody reads what the other side was told."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from referrals.actions.corrections import correct_person, correct_risks, record_death, stamp_of_risks
from referrals.actions.joining import join_people, take_apart
from referrals.actions.people import description_of
from referrals.models import Referral, Risk, RiskKind
from tests.factories import PersonFactory, ReferralFactory, days_ago
from tests.referrals.test_corrections import filled, form_of, page_of

pytestmark = pytest.mark.django_db


def referred(cast, side, **fields):
    teams = {"referring_team": getattr(cast, f"{side}_referring"), "team": getattr(cast, side)}
    referrer = cast.coordinator if side == "north" else cast.coordinator3
    referral = ReferralFactory(person=PersonFactory(**fields), referrer=referrer, **teams)
    referral.person_as_sent = description_of(referral.person)
    referral.save()
    return referral


@pytest.fixture
def north(cast):
    return referred(cast, "north", name="Anna One", phone="020 7946 0018")


@pytest.fixture
def south(cast):
    return referred(cast, "south", name="Anne One", phone="020 7946 0999")


def join(cast, north, south):
    joining = join_people(kept=north.person, joined=south.person, by=cast.lead, reason="One person.")
    for each in (north, south):
        each.refresh_from_db()
    return joining


def read(client, referral):
    """What the pages of a referral and of its person say."""
    referral = Referral.objects.get(pk=referral.pk)
    return client.get(referral.get_absolute_url()).text + client.get(page_of(referral.person)).text


def test_what_was_corrected_before_a_joining_stays_with_its_side(cast, north, south, sign_in):
    correct_person(person=north.person, by=cast.lead, reason="Northern words.", answers={"pronouns": "they/them"})
    join(cast, north, south)
    assert "Northern words." in read(sign_in(cast.coordinator), north)
    assert "Northern words." not in read(sign_in(cast.coordinator3), south)


def test_what_was_corrected_while_they_were_joined_stays_with_the_kept_one(cast, north, south, sign_in):
    joining = join(cast, north, south)
    correct_person(person=north.person, by=cast.lead, reason="While joined.", answers={"phone": "020 7946 0777"})
    record_death(person=north.person, by=cast.lead, deceased_on=days_ago(2), source="Their sister")
    assert "Died on" in read(sign_in(cast.coordinator3), south)
    take_apart(joining=joining, by=cast.lead, reason="They are sisters.")
    assert "Died on" in read(sign_in(cast.coordinator), north)
    for who in (cast.coordinator3, cast.lead2):
        words = read(sign_in(who), south)
        assert "Died on" not in words
        assert "While joined." not in words
        assert "020 7946 0777" not in words


def test_a_referrer_is_not_told_what_the_other_side_said_before(cast, north, south, sign_in):
    join(cast, north, south)
    correct_person(person=north.person, by=cast.lead, reason="New number.", answers={"phone": "020 7946 0777"})
    words = read(sign_in(cast.coordinator3), south)
    assert "Now: 020 7946 0777" in words
    assert "020 7946 0018" not in words
    assert "Before: 020 7946 0018" in read(sign_in(cast.lead), north)


def test_changed_meanwhile_tells_a_referrer_nothing_of_the_other_side(cast, north, south, sign_in):
    join(cast, north, south)
    address, client = form_of(north.person, "contact"), sign_in(cast.coordinator3)
    sent = filled(client, address) | {"seen": "2020-01-01T00:00:00+00:00"}
    assert sent["phone"] == "020 7946 0999"
    page = client.post(address, sent)
    assert "Somebody changed this while you were writing" in page.text
    assert "020 7946 0018" not in page.text


def test_a_referrer_reads_the_name_they_sent(cast, north, south, sign_in):
    join(cast, north, south)
    page = sign_in(cast.coordinator3).get(south.get_absolute_url())
    assert page.context["title"] == "Anne One"
    assert "Anna" not in page.text


def test_a_corrected_risk_is_told_on_its_own_referral_alone(cast, north, south, sign_in):
    kind = RiskKind.objects.first()
    for each in (north, south):
        Risk.objects.create(referral=each, kind=kind, answer=Risk.Answer.NO)
    join(cast, north, south)
    said = {kind.code: {"answer": "yes", "detail": "Northern detail."}}
    correct_risks(referral=north, by=cast.lead, reason="Heard today.", risks=said)
    assert "Northern detail." in read(sign_in(cast.coordinator), north)
    assert "Northern detail." not in read(sign_in(cast.coordinator3), south)


def test_of_two_who_correct_risks_at_once_the_second_puts_nothing_back(cast, north, sign_in):
    kinds = list(RiskKind.objects.all())
    for kind in kinds:
        Risk.objects.create(referral=north, kind=kind, answer=Risk.Answer.NO)
    address, client = reverse("referrals:correct_risks", args=[north.pk]), sign_in(cast.lead)
    compared = client.get(address).context["form"].hidden_values["compared"]
    said = {kinds[0].code: {"answer": "yes", "detail": "Said so."}}
    correct_risks(referral=north, by=cast.coordinator, reason="Heard.", risks=said)
    sent = {kind.code: "no" for kind in kinds} | {"reason": "Another.", "compared": compared}
    page = client.post(address, sent)
    assert "Somebody changed these answers while you were writing" in page.text
    assert Risk.objects.get(kind=kinds[0]).answer == Risk.Answer.YES
    with pytest.raises(ValidationError, match="Somebody changed"):
        correct_risks(referral=north, by=cast.lead, reason="?", risks=said, compared="before")
    assert stamp_of_risks(north) > compared


def test_the_page_that_compares_two_carries_the_banner_of_neither(cast, north, sign_in):
    other = referred(cast, "north", name="Anne One", access_needs="Step-free")
    page = sign_in(cast.lead).get(reverse("referrals:join_people", args=[north.pk, other.pk]))
    assert page.status_code == 200
    assert '<section class="app-banner' not in page.text
