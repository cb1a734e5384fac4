"""No page names staff of another team, though they looked at, put right and wrote of people whom both teams know."""

from collections import defaultdict

import pytest
from django.utils import timezone

from groundwork.models import AccessEvent
from referrals.actions.corrections import correct_person
from referrals.models import Person
from tests.access.expected import referrals, supports
from tests.access.visiting import address_of, client_of
from tests.factories import ReferralFactory

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
HERE = {"coordinator", "coordinator2", "worker", "worker2", "lead"}
ROWS = [row for app in (referrals, supports) for row in app.ROWS if row.get == 200 and HERE & set(row.may.split())]
SOUTHERN = ("Wanda Kowalska", "Lou D", "Chidi Okafor")
READ_BY = ["worker3", "lead2", "coordinator3"]


@pytest.fixture
def world(world):
    """Everybody on the Northside is known to the Southside too, where people have read and put right what is known."""
    elsewhere = {"referring_team": world.south_referring, "team": world.south, "referrer": world.coordinator3}
    people = list(Person.objects.known())
    for person in people:
        ReferralFactory(person=person, status="matched", **elsewhere)
        correct_person(person=person, by=world.worker3, reason="Said so.", answers={"pronouns": "they/them"})
    seen = {"subjects": [person.pk for person in people], "at": timezone.now(), "verb": "support:session_detail"}
    AccessEvent.objects.bulk_create(AccessEvent(user=getattr(world, who), **seen) for who in READ_BY)
    return world


def test_no_page_names_staff_of_another_team(world):
    wrong, counted = defaultdict(set), 0
    for row in ROWS:
        for visitor in HERE & set(row.may.split()):
            # A workbook is no text.
            page = client_of(world, visitor).get(address_of(row, world)).content.decode(errors="replace")
            counted += "another team" in page.lower()
            if named := {name for name in SOUTHERN if name in page}:
                wrong[row.name, row.of, visitor] |= named
    assert not wrong
    assert counted > 10
