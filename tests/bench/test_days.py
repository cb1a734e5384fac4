"""Days of many people: who they are, what they do, and what is told of it."""

import itertools
import multiprocessing
import os
from collections import Counter

import pytest

from accounts.permissions import Role
from bench.aims import LOG_A_SESSION
from bench.committed import counted, lost_or_doubled
from bench.data.shape import CHAIRS
from bench.day.people import People, people, sizes, turns
from bench.day.report import days
from bench.day.town import whose
from bench.memory import WebMemory, processor_seconds
from local.bench_command import PEOPLE, TEAMS
from tests.cast import make_cast

# As bench/data/sql/10_accounts.sql makes them.
COORDINATORS_OF_TEAM = 4
ONE_OF_EACH = People({role: [f"{role}@example.org"] for role in Role} | {Role.ADMINISTRATOR: ["admin@example.org"]})


@pytest.mark.parametrize("number", [8, 60, 500])
def test_there_are_so_many_people_of_all_roles(number):
    found = sizes(number)
    assert sum(found.values()) == number
    assert set(found) == set(Role) and min(found.values()) >= 1
    assert found[Role.MANAGER] == found[Role.ADMINISTRATOR] == 1


def test_the_service_that_is_made_has_enough_people():
    found = sizes(max(PEOPLE))
    assert found[Role.WORKER] <= TEAMS * CHAIRS
    assert found[Role.COORDINATOR] <= TEAMS * COORDINATORS_OF_TEAM
    assert max(found[Role.LEAD], found[Role.SUPERVISOR]) <= TEAMS


def test_one_is_one_of_each_role():
    assert set(sizes(1).values()) == {1}


def test_roles_have_the_same_turns_however_many_people_share_them():
    assert turns(400) == turns(480)[:400]
    assert Counter(turns(400)) == {
        Role.WORKER: 240, Role.COORDINATOR: 90, Role.LEAD: 30, Role.SUPERVISOR: 20, Role.MANAGER: 10,
        Role.ADMINISTRATOR: 10,
    }  # fmt: skip


@pytest.mark.parametrize("number", [1, 3, 8])
def test_everybody_has_a_turn_before_anybody_again_and_comes_to_every_step(number):
    had = [whose(turn, number) for turn in range(number * 8 * number)]
    assert all(set(had[begin : begin + number]) == set(range(number)) for begin in range(0, len(had), number))
    assert {(person, turn % 8) for turn, person in enumerate(had)} == set(itertools.product(range(number), range(8)))


def test_no_two_processes_sign_in_the_same_person_where_there_are_enough():
    everybody = People({Role.WORKER: list("abcd"), Role.LEAD: ["e"]})
    shares = [everybody.share(number, 2).by_role for number in range(2)]
    assert shares == [{Role.WORKER: ["a", "c"], Role.LEAD: ["e"]}, {Role.WORKER: ["b", "d"], Role.LEAD: ["e"]}]
    assert everybody.share(1, 2).by_role[Role.LEAD] == ["e"]


@pytest.mark.django_db
def test_too_small_a_service_ends_the_run():
    make_cast()
    assert {role: len(emails) for role, emails in people(1).by_role.items()} == dict.fromkeys(Role, 1)
    with pytest.raises(SystemExit, match=r"too few of .*worker.* for 60 people"):
        people(60)


def test_a_day_is_gone_through_and_committed_once(served):
    before = counted()
    with served.town(ONE_OF_EACH) as town:
        figures = town.visit(80, WebMemory(os.getpid()))
        done = town.done()
    assert figures["requests"] == 160 == sum(kind["requests"] for kind in figures["kinds"])
    assert figures["per_second"] > 0 and figures["processor"] > 0
    assert {"start", "list", "record", "dashboard", "form", "submit", LOG_A_SESSION} == {
        kind["name"] for kind in figures["kinds"]
    }
    assert all(kind["p99"] >= kind["p95"] >= kind["median"] > 0 for kind in figures["kinds"])
    assert done["support:log_session"] > 0 and done["referrals:refer"] > 0
    assert lost_or_doubled(before, counted(), done) == {}


def test_processor_time_of_a_process_that_has_ended_still_counts():
    before = processor_seconds(os.getpid())
    worker = multiprocessing.get_context("fork").Process(target=work)
    worker.start()
    worker.join()
    assert processor_seconds(os.getpid()) - before >= 0.2


def work():
    """Use the processor for a while."""
    began = os.times().user
    while os.times().user - began < 0.25:
        pass


def day(people, per_second, largest=120.0):
    times = {"requests": 40, "median": 10.0, "p95": 20.0, "p99": 51.0, "processor": 4.0}
    return {
        "people": people, "requests": 400, "per_second": per_second, "processor": 12.34, "largest": largest,
        "sessions": 103_000,
        "machine": {"day": "1 May 2026", "cores": 2, "gigabytes": 8, "python": "3.13", "busy": 7.0},
        "kinds": [{"name": "start", **times}, {"name": LOG_A_SESSION, **times}], "done": 9, "lost_or_doubled": {},
    }  # fmt: skip


def test_the_tables_say_whether_many_people_get_what_few_do():
    told = days([day(1, 90.0), day(8, 100.0), day(500, 90.0)])
    assert "### Days of many people, 103,000 sessions" in told
    assert "| 500 | 400 | 90.0 | 12.3 | 120 |" in told
    assert "| 8 | start | 40 | 10.0 | 20.0 | 51.0 | 5.1 | – | – | 4.0 |" in told
    assert f"| 8 | {LOG_A_SESSION} | 40 | 10.0 | 20.0 | 51.0 | 5.1 | ≤ 5 | **no** | 4.0 |" in told
    assert "Requests a second of 500 people over those of 8: 0.90 (aim: ≥ 0.9, met: yes)." in told
    assert "Largest web process: 120 MB (aim: under 200, met: yes)." in told
    assert "Forms sent and counted in the database: 27, none lost, none doubled." in told
    worse = days([day(8, 100.0), day(500, 89.0, largest=201.0)])
    assert "0.89 (aim: ≥ 0.9, met: **no**)" in worse and "201 MB (aim: under 200, met: **no**)" in worse


def test_without_days_of_8_and_500_nothing_is_said_of_them():
    assert "over those of" not in days([day(1, 90.0), day(60, 90.0)])
