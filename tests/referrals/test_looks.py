"""Whom the trail and the timelines name to a reader: those who worked where the reader sees it; others are counted."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import Role
from groundwork.models import AccessEvent
from referrals.actions.corrections import correct_person
from referrals.actions.joining import join_people, take_apart
from tests.factories import MembershipFactory, PersonFactory, ReferralFactory, SupportFactory

pytestmark = pytest.mark.django_db
NORTHERN = {"Carla Mendes", "Wren Adeyemi", "Lena Fairweather"}
SOUTHERN = {"Chidi Okafor", "Wanda Kowalska", "Lou D&#x27;Arcy"}


def referred(cast, side):
    """Somebody referred to one side and supported there."""
    teams = {"referring_team": getattr(cast, f"{side}_referring"), "team": getattr(cast, side)}
    referrer, worker = ("coordinator", "worker") if side == "north" else ("coordinator3", "worker3")
    referral = ReferralFactory(person=PersonFactory(), referrer=getattr(cast, referrer), status="matched", **teams)
    SupportFactory(worker=getattr(cast, f"{worker}_profile"), referral=referral)
    return referral


@pytest.fixture
def north(cast):
    return referred(cast, "north")


@pytest.fixture
def south(cast):
    return referred(cast, "south")


def look(user, *people, at=None, verb="support:session_detail"):
    return AccessEvent.objects.create(user=user, subjects=list(people), verb=verb, at=at or timezone.now())


def look_all(cast, person, *names):
    for name in names:
        look(getattr(cast, name), person)


def join(cast, north, south):
    joining = join_people(kept=north.person, joined=south.person, by=cast.lead, reason="One person.")
    for each in (north, south):
        each.refresh_from_db()
    return joining


def pages(record):
    """Both pages that say who has looked."""
    support = record.supports.first()
    return [reverse("referrals:referral_trail", args=[record.pk]), reverse("support:support_trail", args=[support.pk])]


def named(text, names=NORTHERN | SOUTHERN):
    return {name for name in names if name in text}


def main(page):
    """What the page itself says; its header names whoever is signed in."""
    return page.text.partition("<main")[2]


def test_the_trail_names_a_team_s_own_and_counts_the_other_team_s(cast, north, south, sign_in):
    look_all(cast, north.person_id, "coordinator", "worker")
    look_all(cast, south.person_id, "coordinator3", "worker3", "lead2")
    join(cast, north, south)
    for address in pages(north):
        page = main(sign_in(cast.lead).get(address))
        assert named(page) >= {"Carla Mendes", "Wren Adeyemi"}
        assert not named(page, SOUTHERN)
        assert "Another team: 3 times, last on" in page
    for address in pages(south):
        page = main(sign_in(cast.lead2).get(address))
        assert named(page) == SOUTHERN
        assert "Another team: " in page


def test_after_taking_apart_each_side_still_counts_the_other(cast, north, south, sign_in):
    joining = join(cast, north, south)
    look_all(cast, north.person_id, "worker", "worker3")
    take_apart(joining=joining, by=cast.lead, reason="Sisters.")
    of_north = main(sign_in(cast.lead).get(pages(north)[0]))
    of_south = main(sign_in(cast.lead2).get(pages(south)[0]))
    assert named(of_north) == {"Wren Adeyemi", "Lena Fairweather"}
    assert "Another team: 1 time, last on" in of_north
    assert named(of_south) == {"Wanda Kowalska", "Lou D&#x27;Arcy"}
    assert "Another team: 1 time, last on" in of_south


def test_one_person_referred_to_two_teams_is_as_two_joined(cast, north, sign_in):
    ReferralFactory(person=north.person, referring_team=cast.south_referring, team=cast.south)
    look_all(cast, north.person_id, "worker", "worker3")
    page = main(sign_in(cast.lead).get(pages(north)[0]))
    assert named(page) == {"Wren Adeyemi", "Lena Fairweather"}
    assert "Another team: 1 time" in page


def test_whoever_moved_is_named_for_what_they_did_in_the_team_of_the_reader(cast, north, south, sign_in):
    join(cast, north, south)
    moved_at = timezone.now() - timedelta(days=5)
    cast.worker.memberships.update(ends_at=moved_at)
    MembershipFactory(user=cast.worker, role=Role.WORKER, team=cast.south, starts_at=moved_at)
    look(cast.worker, north.person_id, at=moved_at - timedelta(days=1), verb="support:concern_detail")
    look(cast.worker, north.person_id, at=moved_at + timedelta(days=1), verb="support:session_detail")
    of_north = main(sign_in(cast.lead).get(pages(north)[0]))
    of_south = main(sign_in(cast.lead2).get(pages(south)[0]))
    assert "Read a concern" in of_north
    assert "Read a session" not in of_north
    assert "Read a session" in of_south
    assert "Read a concern" not in of_south


def test_whoever_was_in_both_teams_is_counted_as_it_is_not_known_for_which_they_looked(cast, north, south, sign_in):
    join(cast, north, south)
    MembershipFactory(user=cast.worker2, role=Role.WORKER, team=cast.south)
    look_all(cast, north.person_id, "worker2")
    for lead, referral, times in ((cast.lead, north, "1 time,"), (cast.lead2, south, "2 times,")):
        page = main(sign_in(lead).get(pages(referral)[0]))
        assert "Will Sørensen" not in page
        assert f"Another team: {times}" in page


def test_whoever_is_in_a_team_that_never_had_the_person_too_is_named(cast, north, sign_in):
    MembershipFactory(user=cast.worker2, role=Role.WORKER, team=cast.south)
    look_all(cast, north.person_id, "worker2")
    page = main(sign_in(cast.lead).get(pages(north)[0]))
    assert "Will Sørensen" in page
    assert "Another team" not in page


def test_one_s_own_looks_are_named_wherever_one_was(cast, north, south, sign_in):
    join(cast, north, south)
    look(cast.lead, south.person_id)
    cast.lead.memberships.update(starts_at=timezone.now())
    look(cast.lead, north.person_id, at=timezone.now() - timedelta(days=300), verb="support:concern_detail")
    assert "Read a concern" in main(sign_in(cast.lead).get(pages(north)[0]))


def test_who_leads_both_teams_reads_all_names(cast, north, south, sign_in):
    join(cast, north, south)
    look_all(cast, north.person_id, "worker", "worker3")
    MembershipFactory(user=cast.lead, role=Role.LEAD, team=cast.south)
    page = main(sign_in(cast.lead).get(pages(north)[0]))
    assert named(page) >= {"Wren Adeyemi", "Wanda Kowalska"}
    assert "Another team" not in page


def test_the_trail_takes_as_many_questions_and_pages_for_thousands(cast, north, south, sign_in):
    join(cast, north, south)
    client, address = sign_in(cast.lead), pages(north)[0]
    client.get(address)
    few = len(questions(client, address))
    look_often(north.person_id, (cast.worker, cast.worker3), times=1_000)
    assert len(questions(client, address)) == few
    page = client.get(address, {"page": 3})
    assert page.context["page_obj"].paginator.num_pages == 21
    assert "Another team: 1000 times" in main(page)


def look_often(person, users, times):
    known = {"subjects": [person], "verb": "support:support_detail"}
    AccessEvent.objects.bulk_create(AccessEvent(user=user, **known) for user in users for _ in range(times))


def questions(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return asked.captured_queries


READERS = [("coordinator", "north"), ("lead", "north"), ("worker", "north"), ("coordinator3", "south")]


@pytest.mark.parametrize(("reader", "side"), READERS)
def test_what_the_other_team_put_right_is_read_without_the_name(cast, north, south, reader, side, sign_in):
    join(cast, north, south)
    by = cast.worker3 if side == "north" else cast.worker
    correct_person(person=north.person, by=by, reason="It changed.", answers={"pronouns": "they/them"})
    referral = {"north": north, "south": south}[side]
    record = referral.supports.get() if reader == "worker" else referral
    for address in (record.get_absolute_url(), north.person.get_absolute_url()):
        page = main(sign_in(getattr(cast, reader)).get(address))
        assert "It changed." in page
        assert "by another team" in page
        assert by.name not in page


def test_what_one_s_own_team_put_right_is_read_with_the_name(cast, north, south, sign_in):
    join(cast, north, south)
    correct_person(person=north.person, by=cast.worker, reason="It changed.", answers={"pronouns": "they/them"})
    for reader in (cast.coordinator, cast.lead):
        page = main(sign_in(reader).get(north.get_absolute_url()))
        assert "by Wren Adeyemi" in page
        assert "by another team" not in page


def test_who_joined_and_who_took_apart_is_told_to_their_own_side(cast, north, south, sign_in):
    take_apart(joining=join(cast, north, south), by=cast.lead2, reason="Sisters.")
    of_north = main(sign_in(cast.lead).get(north.get_absolute_url()))
    of_south = main(sign_in(cast.lead2).get(south.get_absolute_url()))
    assert "by Lena Fairweather" in of_north
    assert "Lou D" not in of_north
    assert "by Lou D" in of_south
    assert "Lena" not in of_south
    assert "Sisters." in of_north
