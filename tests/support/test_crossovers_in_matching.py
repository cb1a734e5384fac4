"""Whom a crossover speaks against looks, to who matches, exactly as somebody who is away."""

import re
from dataclasses import replace
from statistics import median
from time import perf_counter
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Membership
from referrals.actions.joining import join_people
from support.actions.matching import match
from support.belongings import take_offer
from support.ranking import NOT_AVAILABLE, candidates, concerned_by
from tests.factories import PersonFactory, ReferralFactory, WorkerFactory, days_ago, hold_required_training
from tests.helpers import at, count_queries
from tests.workers.rooms import SOON
from workers.actions.crossovers import declare_crossover
from workers.crossovers import Named, What, not_available

pytestmark = pytest.mark.django_db
CALLS = 200


def declare(worker, what, words, row=None):
    named = Named(what, words, str(row.pk) if row else "")
    return declare_crossover(worker=worker, by=worker.user, named=named, review_on=SOON)


def of(what, waiting):
    """What a declaration that means this referral names."""
    return {
        "person": (What.PERSON, "PS", waiting.person),
        "name": (What.PERSON, waiting.person.name, None),
        "reference": (What.PERSON, waiting.reference, None),
        "referring team": (What.TEAM, "x", waiting.referring_team),
        "service": (What.SERVICE, "Northside community", None),
        "referrer": (What.STAFF, "x", waiting.referrer),
    }[what]


WHAT = ["person", "name", "reference", "referring team", "service", "referrer"]


def away(cast):
    Membership.objects.filter(user=cast.worker).update(ends_at=timezone.now())


def page_of_match(client, waiting):
    """The page, without what is another at each request."""
    page = client.get(at("match", waiting)).text
    return re.sub(r'(name="(csrfmiddlewaretoken|submission)" value=")[^"]*|nonce="[^"]*|\d\d:\d\d', "", page)


@pytest.mark.parametrize("what", WHAT)
def test_the_page_is_the_very_same_as_for_somebody_away(cast, waiting, sign_in, what):
    client = sign_in(cast.lead)
    before = page_of_match(client, waiting)
    declare(cast.worker_profile, *of(what, waiting))
    crossed = page_of_match(client, waiting)
    cast.worker_profile.crossover_set.update(withdrawn_at=timezone.now(), named="", note="")
    assert page_of_match(client, waiting) == before
    away(cast)
    assert crossed == page_of_match(client, waiting) != before
    assert "Not available: Wren Adeyemi." in crossed


@pytest.mark.parametrize("what", WHAT)
def test_the_form_and_the_action_refuse_in_the_same_words(cast, waiting, sign_in, what):
    declare(cast.worker_profile, *of(what, waiting))
    answer = sign_in(cast.lead).post(at("match", waiting), {"worker": cast.worker_profile.pk, "reason": "x"})
    assert answer.context["form"].errors == {"worker": [NOT_AVAILABLE]}
    with pytest.raises(ValidationError) as refused:
        match(referral=waiting, worker=cast.worker_profile, by=cast.lead, reason="All the same.")
    assert refused.value.message_dict == {"worker": [NOT_AVAILABLE]}


def test_another_referral_finds_the_worker_available(cast, waiting):
    declare(cast.worker_profile, What.PERSON, "x", waiting.person)
    other = ReferralFactory(status="waiting", referring_team=cast.north_referring, referrer=cast.coordinator)
    assert cast.worker_profile in [each.worker for each in candidates(other, days_ago(0))]
    assert cast.worker_profile not in [each.worker for each in candidates(waiting, days_ago(0))]


def test_a_person_is_meant_under_every_record_that_was_joined_with_theirs(cast, waiting):
    first, second = (
        ReferralFactory(
            status="waiting", referring_team=cast.north_referring, referrer=cast.coordinator, person=PersonFactory()
        ).person
        for _ in range(2)
    )
    declare(cast.worker_profile, What.PERSON, "x", first)
    join_people(kept=second, joined=first, by=cast.lead, reason="The same.")
    join_people(kept=waiting.person, joined=second, by=cast.lead, reason="The same.")
    waiting.refresh_from_db()
    assert {first.pk, second.pk, waiting.person_id} <= concerned_by(waiting).ids
    assert cast.worker_profile not in [each.worker for each in candidates(waiting, days_ago(0))]


def test_handing_over_does_not_go_round_it(cast, waiting, offer):
    declare(cast.worker2_profile, What.PERSON, "x", waiting.person)
    with pytest.raises(ValidationError, match="is not available"):
        take_offer(offer, cast.worker, cast.worker2, by=cast.lead, at=timezone.now())


def test_declarations_cost_no_query_each(cast, waiting, sign_in):
    declare(cast.worker_profile, What.SERVICE, "Maple ward")
    # What is asked once for each process is asked by then.
    count_queries(sign_in(cast.lead), at("match", waiting))
    before = count_queries(sign_in(cast.lead), at("match", waiting))
    for number in range(6):
        declare(cast.worker_profile, What.SERVICE, f"Ward {number}")
        declare(cast.worker2_profile, What.SERVICE, f"Ward {number}")
    assert count_queries(sign_in(cast.lead), at("match", waiting)) == before


def times(ways):
    """The times of many calls of each, in microseconds, sorted; in turn, so that a busy machine slows both."""
    found = {way: [] for way in ways}
    for number in range(CALLS):
        for way, ask in sorted(ways.items(), reverse=number % 2):
            since = perf_counter()
            ask()
            found[way].append((perf_counter() - since) * 1e6)
    return {way: sorted(times) for way, times in found.items()}


@pytest.mark.sweep
def test_yes_and_no_take_the_same_time(cast, waiting, record_property):
    """The medians of 200 calls each way are nearer to each other than the quarters of one way (docs/privacy.md)."""
    hold_required_training(*(WorkerFactory(team=cast.north) for _ in range(10)))
    workers = list(cast.north.workers.all())
    for number, worker in enumerate(workers):
        for each in range(3):
            declare(worker, What.SERVICE, f"Ward {number} {each}")
    asked, yes = [worker.pk for worker in workers], concerned_by(waiting)
    declare(workers[0], What.PERSON, "x", waiting.person)
    no = replace(yes, ids=frozenset(uuid4() for _ in yes.ids))
    both = {"yes": lambda: not_available(asked, yes), "no": lambda: not_available(asked, no)}
    assert (len(both["yes"]()), len(both["no"]())) == (1, 0)
    measured = times(both)
    record_property("times", {way: [found[50], median(found), found[150]] for way, found in measured.items()})
    apart = abs(median(measured["yes"]) - median(measured["no"]))
    spread = max(found[3 * CALLS // 4] - found[CALLS // 4] for found in measured.values())
    assert apart < spread / 2
