"""Everything that is measured, over HTTP."""

import re

import pytest

from bench.committed import ROWS, counted, lost_or_doubled
from bench.measure import measure
from bench.pages import pages
from bench.submits import submits
from referrals.models import Person
from support.models import Session

pytestmark = pytest.mark.sweep


def test_every_page_that_is_measured_opens(served):
    measured = measure(pages(served.visitors), served.visitors, rounds=1, warm_up=0)
    timings = {timing.page.name: timing for timing in measured}
    kinds = {timing.page.kind for timing in timings.values()}
    assert kinds == {"start", "dashboard", "list", "record", "form", "download"}
    # Others may have the same words in their names.
    assert re.search(r"\b[1-9]\d* results?\b", timings["Referrals, lead, found"].answers[0].text)
    assert timings["Referrals, lead, search"].answers[0].status == 302


def test_submits_that_are_measured_are_committed_once_each(served):
    before = counted()
    timings = measure(submits(), served.visitors, rounds=2, warm_up=0)
    after, done = counted(), served.visitors.done()
    assert lost_or_doubled(before, after, done) == {}
    assert all(done[name] >= 2 for name in ROWS)
    assert {answer.status for timing in timings for answer in timing.answers} == {302}
    assert Session.objects.latest("created_at").summary.startswith("We walked to the library")
    assert Person.objects.latest("created_at").called


def test_several_at_once_commit_once_each(served):
    before = counted()
    with served.crowd() as crowd:
        figures = crowd.measure("submit", submits(), 1)
        done = crowd.done()
    assert figures["requests"] == 2 * len(submits())
    assert figures["per_second"] > 0 and figures["p99"] >= figures["p95"] >= figures["median"] > 0
    assert done["support:log_session"] == 2
    assert lost_or_doubled(before, counted(), done) == {}


def test_a_form_that_is_not_taken_ends_the_run_with_what_it_says(served):
    support = served.visitors.next_support()
    empty = served.visitors["worker"].form(f"/supports/{support}/set-goal/")
    with pytest.raises(SystemExit, match="Enter the goal"):
        served.visitors["worker"].ask(empty)
