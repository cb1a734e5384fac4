"""What rules say on a day: whatever dates there are, a new rule makes nobody overdue before it must be met."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundwork.months import months_later
from training.models import Course
from training.models.records import State
from training.states import Training
from training.terms import Rule, due_by, in_force, term

DAYS = st.dates(date(2019, 12, 1), date(2033, 3, 1))
MONTHS = st.none() | st.integers(1, 60)
STAGE, POST = 1, "employee"
COURSE = Course(pk=7, label="Fire safety")


@st.composite
def rule_chains(draw):
    """The rules of a course as they begin; each leaves a day or more to be met."""
    begins = sorted(draw(st.sets(DAYS, max_size=4)))
    chain = [Rule(draw(stages()), draw(MONTHS))]
    for number, day in enumerate(begins):
        met_by = day + timedelta(days=draw(st.integers(1, 400)))
        chain.append(Rule(draw(stages()), draw(MONTHS), holds_from=day, met_by=met_by, pk=number))
    return chain


def stages():
    return st.sampled_from([(), (STAGE,)])


def asks(rule):
    return rule.asks(STAGE, POST)


def state(chain, completed, day):
    """The State of a worker who completed the course on these days, worked out from rules and dates alone."""
    ends = [term(chain, each)[0] or date.max for each in completed if each <= day]
    required = [COURSE] if asks(in_force(chain, day)) else []
    due = due_by(chain, day, asks) if required else None
    training = Training(day, required=required, due_by={COURSE.pk: due} if due else {})
    if ends:
        end = max(ends)
        soon = State.RUNNING_OUT if end <= min(date.max - timedelta(60), day) + timedelta(60) else State.IN_DATE
        training.records[COURSE.pk] = Course()
        training.records[COURSE.pk].state = State.RUN_OUT if end < day else soon
    return training.state(COURSE.pk)


def is_gap(chain, completed, day):
    return state(chain, completed, day) in (State.MISSING, State.RUN_OUT) and asks(in_force(chain, day))


@given(rule_chains(), st.lists(DAYS, max_size=3), DAYS, stages(), MONTHS, st.integers(1, 400), st.data())
def test_a_new_rule_makes_nobody_overdue_before_it_must_be_met(chain, done, today, asked, months, days, data):
    chain = [rule for rule in chain if rule.has_begun(today) and rule.holds_from != today]
    new = Rule(asked, months, holds_from=today, met_by=today + timedelta(days=days), pk=99)
    later = today + timedelta(days=data.draw(st.integers(0, days)))
    done = [each for each in done if each < today]
    if is_gap([*chain, new], done, later):
        assert is_gap(chain, done, later)


@given(rule_chains(), DAYS)
def test_what_was_completed_keeps_its_own_date_whatever_rule_comes(chain, completed):
    end, by = term(chain, completed)
    begun = [rule for rule in chain if rule.has_begun(completed)]
    if begun[-1].valid_months:
        assert (end, by) == (months_later(completed, begun[-1].valid_months), None)
        assert term(begun, completed) == (end, by)
    elif end:
        rule = next(rule for rule in chain if rule.pk == by)
        assert end >= rule.met_by and end >= months_later(completed, rule.valid_months)


@given(DAYS, st.integers(1, 240))
def test_an_end_is_the_same_day_of_the_month_or_its_last(completed, months):
    end, _ = term([Rule((), months)], completed)
    assert (end.year * 12 + end.month) - (completed.year * 12 + completed.month) == months
    assert end.day == completed.day or (end.day < completed.day and (end + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("months", "on", "expected"),
    [
        (12, date(2024, 2, 29), date(2025, 2, 28)),
        (48, date(2024, 2, 29), date(2028, 2, 29)),
        (1, date(2026, 12, 31), date(2027, 1, 31)),
        (2, date(2026, 12, 31), date(2027, 2, 28)),
        (11, date(2026, 1, 15), date(2026, 12, 15)),
        (None, date(2026, 1, 15), None),
    ],
)
def test_training_runs_out_whole_months_after_completion(months, on, expected):
    assert term([Rule((), months)], on) == (expected, None)


@given(rule_chains(), DAYS)
def test_whoever_was_asked_from_the_beginning_is_given_no_more_time(chain, day):
    always = [Rule((STAGE,), rule.valid_months, (), rule.holds_from, rule.met_by, rule.pk) for rule in chain]
    assert due_by(always, day, asks) is None


@given(rule_chains(), DAYS)
def test_there_is_time_only_where_a_rule_newly_asks(chain, day):
    due = due_by(chain, day, asks)
    assert due is None or due in [rule.met_by for rule in chain if asks(rule)]
    if not asks(in_force(chain, day)):
        assert due is None


def test_a_rule_may_be_for_some_kinds_of_post():
    rule = Rule((STAGE,), None, ("volunteer",))
    assert rule.asks(STAGE, "volunteer")
    assert not rule.asks(STAGE, "employee")
    assert not rule.asks(2, "volunteer")
