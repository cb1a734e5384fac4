"""A role opens what belongs to its own team, whatever else its holder is elsewhere."""

import pytest
from django.urls import reverse
from django.utils import timezone

from referrals.models import Offer, Referral
from support.models import Session
from tests.factories import MembershipFactory, ReferralFactory, SessionFactory, SupervisionFactory, SupportFactory
from tests.helpers import ended
from tests.referrals.drafts import start_draft

pytestmark = pytest.mark.django_db


def move(user, role, old, new):
    """End somebody's role in one team, and give them the same one in another."""
    user.memberships.filter(role=role, team=old).update(ends_at=timezone.now())
    MembershipFactory(user=user, role=role, team=new)


def test_a_worker_who_moved_teams_reads_nobody_of_the_team_before(cast, sign_in):
    support = SupportFactory(worker=cast.worker_profile)
    session = SessionFactory(support=support)
    assert sign_in(cast.worker).get(session.get_absolute_url()).status_code == 200
    move(cast.worker, "worker", cast.north, cast.south)
    for record in (support, session, support.referral):
        assert sign_in(cast.worker).get(record.get_absolute_url()).status_code == 404


def test_a_worker_who_moved_teams_reads_no_offer_of_the_team_before(cast, sign_in):
    referral = ReferralFactory(status=Referral.Status.WAITING, team=cast.north)
    offer = Offer.objects.create(referral=referral, worker=cast.worker_profile, made_by=cast.lead)
    move(cast.worker, "worker", cast.north, cast.south)
    for record in (offer, referral):
        assert sign_in(cast.worker).get(record.get_absolute_url()).status_code == 404


def test_a_coordinator_who_moved_teams_finds_no_draft_of_the_team_before(cast, sign_in):
    draft = start_draft(cast)
    move(cast.coordinator, "coordinator", cast.north_referring, cast.south_referring)
    assert draft.reference not in sign_in(cast.coordinator).get(reverse("referrals:referral_list")).content.decode()
    assert sign_in(cast.coordinator).get(draft.get_absolute_url()).status_code == 404


def test_a_supervisor_who_moved_teams_reads_no_profile_or_record_of_the_team_before(cast, sign_in):
    supervision = SupervisionFactory(worker=cast.worker2_profile)
    assert sign_in(cast.supervisor).get(supervision.get_absolute_url()).status_code == 200
    move(cast.supervisor, "supervisor", cast.north, cast.south)
    for record in (supervision, cast.worker2_profile):
        assert sign_in(cast.supervisor).get(record.get_absolute_url()).status_code == 404


def test_who_leads_one_team_reads_no_earlier_notes_as_a_worker_of_another(cast):
    MembershipFactory(user=cast.worker, role="lead", team=cast.south)
    before = SessionFactory(support=SupportFactory(worker=cast.worker2_profile, **ended("new-worker"))).support
    own = SessionFactory(support=SupportFactory(worker=cast.worker_profile, referral=before.referral))
    assert set(Session.objects.visible_to(cast.worker).filter(support__referral=before.referral)) == {own}
