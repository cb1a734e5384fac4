import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.actions.people import end_membership
from groundwork.transitions import InvalidTransition
from notices.models import Notice
from referrals.actions.refer import discard_draft, save_section, submit
from referrals.models import Person, Referral
from tests.factories import PersonFactory, ReferralFactory
from tests.helpers import told
from tests.referrals.drafts import finished_draft, start_draft

pytestmark = pytest.mark.django_db


def test_submitting_sends_the_referral_and_tells_the_leads_of_its_team(cast):
    referral = submit(referral=finished_draft(cast), by=cast.coordinator)
    assert referral.status == Referral.Status.SUBMITTED
    assert referral.person.is_known
    assert [(n.kind, n.recipient) for n in Notice.objects.all()] == [("referral_submitted", cast.lead)]
    assert referral.status_changes.get().by == cast.coordinator


def test_with_no_lead_there_those_above_hear_that_a_referral_waits_and_no_more(cast, sign_in):
    end_membership(membership=cast.lead.memberships.get(), by=cast.admin)
    referral = submit(referral=finished_draft(cast), by=cast.coordinator)
    assert (told(cast.lead), told(cast.manager)) == ([], ["referral_without_lead"])
    notice = Notice.objects.get(kind="referral_without_lead")
    assert (notice.label, notice.path) == ("Northside peer support", "/")
    page = sign_in(cast.coordinator).get(reverse("referrals:referral_submitted", args=[referral.pk])).text
    assert f"Told now: {cast.manager.name}." in page
    Notice.objects.all().delete()
    page = sign_in(cast.coordinator).get(reverse("referrals:referral_submitted", args=[referral.pk])).text
    assert "Nobody could be told: Northside peer support has no lead at the moment." in page


def test_submitting_needs_every_section(cast):
    referral = finished_draft(cast)
    save_section(referral=referral, by=cast.coordinator, section="hopes", answers={"hopes": ""}, complete=False)
    with pytest.raises(ValidationError, match="Finish every section"):
        submit(referral=referral, by=cast.coordinator)


def test_submitting_twice_is_refused_and_says_who_was_first(cast):
    referral = finished_draft(cast)
    submit(referral=referral, by=cast.coordinator)
    with pytest.raises(InvalidTransition, match="Carla Mendes"):
        submit(referral=referral, by=cast.coordinator)


def test_a_sent_referral_cannot_be_written_into(cast):
    referral = submit(referral=finished_draft(cast), by=cast.coordinator)
    with pytest.raises(InvalidTransition):
        save_section(referral=referral, by=cast.coordinator, section="hopes", answers={"hopes": "x"}, complete=True)


def test_discarding_a_draft_leaves_nothing_of_the_person(cast):
    referral = start_draft(cast)
    discard_draft(referral=referral, by=cast.coordinator)
    assert not Referral.objects.exists()
    assert not Person.objects.exists()


def test_sending_changes_nothing_of_somebody_with_the_same_nhs_number(cast):
    known = PersonFactory(name="Bo South", nhs_number="9434765919", nhs_number_missing="", gender="woman")
    theirs = ReferralFactory(person=known, referring_team=cast.south_referring, team=cast.south)
    before = Person.objects.filter(pk=known.pk).values().get()
    referral = submit(referral=finished_draft(cast), by=cast.coordinator, referred_before=True)
    assert Person.objects.filter(pk=known.pk).values().get() == before
    theirs.refresh_from_db()
    assert (theirs.person, referral.person.name, referral.person.gender) == (known, "Zoë O'Hara", "")
    assert referral.person != known
