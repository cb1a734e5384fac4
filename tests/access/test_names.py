"""Whose names pages show: people in the reader's own scope, and never without a line in the trail."""

from collections import defaultdict
from uuid import uuid4

import pytest
from django.db import transaction

from groundwork.models import AccessEvent
from referrals.models import Offer, Person, Referral
from support.models import Concern
from tests.access.expected import ROWS
from tests.access.visiting import address_of, client_of
from tests.cast import ROLES_OF_CAST
from tests.factories import GoalFactory, ReferralFactory, SessionFactory, SupportFactory

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
SOUTH = {"coordinator3", "worker3", "lead2"}
SEES_NOBODY = {"supervisor", "manager", "admin"}


@pytest.fixture
def world(world):
    """With a support and an offer on the Southside too, and names found nowhere else."""
    south = {"referring_team": world.south_referring, "team": world.south, "referrer": world.coordinator3}
    support = SupportFactory(worker=world.worker3_profile, referral=ReferralFactory(**south, status="matched"))
    GoalFactory(support=support)
    SessionFactory(support=support)
    Concern.objects.create(support=support, kind=Concern.Kind.RISK, text="Cold.", raised_by=world.worker3)
    waiting = ReferralFactory(**south, status=Referral.Status.WAITING)
    Offer.objects.create(referral=waiting, worker=world.worker3_profile, made_by=world.lead2)
    for person in Person.objects.all():
        person.name = person.preferred_name = f"Q{uuid4().hex}"
        person.save()
    world.south_people = {support.person_id, waiting.person_id}
    return world


def wide_open(world):
    """Filters that ask for everything, and for somebody of another team."""
    return {"show": "all", "status": "all", "worker": world.worker3_profile.pk, "q": ""}


def shown(world, row, visitor):
    """Ids of the people whom a page names to `visitor`, and of those for whom that left a trace."""
    user = getattr(world, visitor)
    with transaction.atomic():
        page = client_of(world, visitor).get(address_of(row, world), wide_open(world))
        # A workbook is no text.
        html = page.content.decode(errors="replace")
        events = AccessEvent.objects.filter(user=user)
        traced = {subject for event in events for subject in event.subjects}
        transaction.set_rollback(True)
    return {person.pk for person in Person.objects.all() if person.name in html}, traced


def test_pages_name_only_whom_the_reader_may_see_and_leave_a_trace(world):
    wrong, number = defaultdict(set), 0
    for row in ROWS:
        for visitor in set(row.may.split()) & set(ROLES_OF_CAST):
            named, traced = shown(world, row, visitor)
            number += len(named)
            if named - traced:
                wrong["leaves no trace"].add((row.name, row.of, visitor))
            if visitor in SEES_NOBODY and named:
                wrong["names somebody"].add((row.name, row.of, visitor))
            if visitor not in SOUTH and named & world.south_people:
                wrong["names somebody of another team"].add((row.name, row.of, visitor))
    assert not wrong
    assert number > 50
