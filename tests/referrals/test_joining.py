"""Two records are one person, says a lead; and that they are two after all."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from notices.models import Notice
from referrals.actions.joining import STALE, join_people, stamp, take_apart
from referrals.facts import differing, values_of
from referrals.models import Joining, Person, Referral
from support.models import EndingReason
from tests.factories import GoalFactory, PersonFactory, ReferralFactory, SessionFactory, SupportFactory, days_ago

pytestmark = pytest.mark.django_db
WHY = "Both say that they live with the same sister."


@pytest.fixture
def north(cast):
    """A person of the Northside, with a referral."""
    return referred(cast, "north", name="Anna One", phone="020 7946 0018", pronouns="she/her")


@pytest.fixture
def south(cast):
    """Somebody alike on the Southside, supported there."""
    person = referred(cast, "south", name="Anne One", phone="020 7946 0999", access_needs="Step-free")
    referral = person.referrals.get()
    Referral.objects.filter(pk=referral.pk).update(status="matched")
    SupportFactory(worker=cast.worker3_profile, referral=referral)
    return person


def referred(cast, side, **fields):
    teams = {"referring_team": getattr(cast, f"{side}_referring"), "team": getattr(cast, side)}
    return ReferralFactory(person=PersonFactory(**fields), **teams).person


def join(cast, kept, joined, take=(), **rest):
    return join_people(kept=kept, joined=joined, by=cast.lead, reason=WHY, take=take, **rest)


def part(cast, joining):
    return take_apart(joining=joining, by=cast.lead2, reason="They are sisters.")


def ended():
    return {"ended_on": days_ago(1), "ending_reason": EndingReason.objects.get(code="goals-reached")}


def test_facts_that_differ_are_found_and_belong_together(north, south):
    assert differing(north, south) == ["name", "pronouns", "contact_by", "access_needs"]


def test_join_moves_every_row_and_takes_what_was_chosen(cast, north, south):
    joining = join(cast, north, south, ["contact_by", "access_needs"])
    north.refresh_from_db()
    assert (north.name, north.pronouns) == ("Anna One", "she/her")
    assert (north.phone.as_national, north.access_needs) == ("020 7946 0999", "Step-free")
    assert {each.person for each in Referral.objects.all()} == {north}
    assert north.supports.get().worker == cast.worker3_profile
    assert sorted(joining.concerned) == sorted(Referral.objects.values_list("pk", flat=True))


def test_join_leaves_the_other_row_as_it_was_and_out_of_what_is_known(cast, north, south):
    before = values_of(south)
    join(cast, north, south, ["name"])
    south.refresh_from_db()
    assert values_of(south) == before
    assert list(Person.objects.known()) == [north]


def test_join_keeps_every_old_value(cast, north, south):
    before = values_of(north), values_of(south)
    joining = join(cast, north, south, ["name", "contact_by"])
    assert (joining.kept_before, joining.joined_before) == before


def test_join_tells_the_leads_of_both_and_who_works_with_them_but_not_who_did_it(cast, north, south):
    join(cast, north, south)
    told = Notice.objects.filter(kind="people_joined")
    own, theirs = (Referral.objects.get(team=team) for team in (cast.north, cast.south))
    assert {(notice.recipient, notice.label) for notice in told} == {
        (cast.lead2, theirs.reference),
        (cast.worker3, theirs.reference),
    }
    assert own.reference not in {notice.label for notice in told}


def test_join_of_records_that_changed_since_they_were_compared_is_refused(cast, north, south):
    seen = stamp(north, south)
    Person.objects.get(pk=south.pk).save()
    with pytest.raises(ValidationError, match=STALE):
        join(cast, north, south, compared=seen)


def test_join_of_one_with_itself_or_of_somebody_joined_already_is_refused(cast, north, south):
    with pytest.raises(ValidationError, match="one record already"):
        join(cast, north, north)
    join(cast, north, south)
    other = referred(cast, "north")
    for pair in ((other, south), (south, other)):
        with pytest.raises(ValidationError, match="joined with another"):
            join(cast, *pair)


@pytest.mark.parametrize("wrong", [{"reason": ""}, {"taken_apart_reason": "x", "taken_apart_by": True}])
def test_a_joining_has_a_reason_and_is_taken_apart_whole(cast, north, south, wrong):
    joining = join(cast, north, south)
    for name, value in wrong.items():
        setattr(joining, name, cast.lead if value is True else value)
    with pytest.raises(IntegrityError), transaction.atomic():
        joining.save()


def test_take_apart_gives_each_back_what_it_had(cast, north, south):
    before = values_of(north), values_of(south)
    theirs, support = south.referrals.get(), south.supports.get()
    part(cast, join(cast, north, south, ["name", "contact_by"]))
    for row in (north, south, theirs, support):
        row.refresh_from_db()
    assert (values_of(north), values_of(south)) == before
    assert (theirs.person, support.person) == (south, south)
    assert north.referrals.get().team == cast.north
    assert set(Person.objects.known()) == {north, south}


def test_take_apart_leaves_sessions_goals_and_supports_since_with_their_referral(cast, north, south):
    joining = join(cast, north, south)
    support = north.supports.get()
    session, goal = SessionFactory(support=support), GoalFactory(support=support)
    own = SupportFactory(worker=cast.worker_profile, referral=north.referrals.get(team=cast.north), status="active")
    since = SupportFactory(worker=cast.worker3_profile, referral=support.referral, status="ended", **ended())
    part(cast, joining)
    for row in (session, goal, own, since):
        row.refresh_from_db()
    assert (session.support.person, goal.support.person, since.person, own.person) == (south, south, south, north)


def test_take_apart_keeps_what_was_corrected_since(cast, north, south):
    joining = join(cast, north, south, ["name", "access_needs"])
    north.refresh_from_db()
    north.access_needs, north.date_of_birth = "A lift", date(1980, 1, 2)
    north.save()
    part(cast, joining)
    north.refresh_from_db()
    south.refresh_from_db()
    assert (north.name, north.access_needs, north.date_of_birth) == ("Anna One", "A lift", date(1980, 1, 2))
    assert (south.name, south.access_needs, south.date_of_birth) == ("Anne One", "Step-free", date(1990, 5, 17))


def test_take_apart_goes_backwards(cast, north, south):
    first = join(cast, north, south)
    third = referred(cast, "south")
    second = join(cast, third, north)
    with pytest.raises(ValidationError, match="that apart first"):
        part(cast, first)
    part(cast, second)
    part(cast, first)
    with pytest.raises(ValidationError, match="apart already"):
        part(cast, first)
    assert not Joining.objects.standing().exists()


def test_take_apart_tells_the_leads_of_both(cast, north, south):
    part(cast, join(cast, north, south))
    told = Notice.objects.filter(kind="people_taken_apart")
    assert {notice.recipient for notice in told} == {cast.lead, cast.worker3}
