"""Wherever a test meets a kept statement, it is the one that would be written for this user alone, and names nobody."""

import functools
from uuid import UUID

import pytest
from django.core.exceptions import EmptyResultSet
from django.utils import timezone

from groundwork import counts, prepared, todos
from groundwork.prepared import Statement, queryset_written


def statement_in(made):
    """The Statement of what was kept: a queryset, a Statement, or Todos with theirs."""
    made = made[1] if isinstance(made, tuple) else made
    return made if isinstance(made, Statement) else made.query.compiled.statement


def written_for(make, build, user, *ids, **asked):
    """SQL and parameters that Django writes for this user and these ids, without anything that is kept."""
    wanted = build(user, timezone.localdate(), *ids, **asked) if user else build(*ids, **asked)
    if make is not queryset_written:
        todos_made = make is todos.todos_written
        return told(counts.statement_of([todo.rows for todo in wanted] if todos_made else wanted))
    try:
        return told(Statement(*wanted.query.sql_with_params()))
    except EmptyResultSet:
        return None, []


def told(statement, values=None):
    """What is compared: the SQL, and the parameters in any order, as teams are a set."""
    return statement.sql, sorted(map(str, statement.parameters_with(values or {})))


def compared(statement_for):
    """The function, which also holds what it answers against what Django would write afresh."""

    @functools.wraps(statement_for)
    def compare(make, build, user, *ids, **asked):
        made, values = statement_for(make, build, user, *ids, **asked)
        statement = statement_in(made)
        assert told(statement, values) == written_for(make, build, user, *ids, **asked), f"{build} depends on more."
        assert names_nobody(statement), f"What is kept for {build} holds an id."
        assert not dict(asked.get("filters", ())).get("q"), f"What is kept for {build} holds a search."
        return made, values

    return compare


def names_nobody(statement):
    """Whether every id in the statement is a blank, and none stands in its SQL."""
    ids = [each for each in statement.parameters if isinstance(each, UUID)]
    return all(each.int < prepared.LAST_BLANK for each in ids) and "uuid" not in (statement.sql or "")


@pytest.fixture(autouse=True)
def prepared_anew(monkeypatch):
    """Each test begins with nothing kept."""
    compare = compared(prepared.statement_for)
    for module in (prepared, counts, todos):
        monkeypatch.setattr(module, "statement_for", compare)
    prepared.written.cache_clear()
