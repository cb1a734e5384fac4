"""Wherever a test meets a kept statement, it is the statement that would be written now."""

import functools

import pytest
from django.db.models import QuerySet

from groundwork import counts, prepared, todos
from groundwork.prepared import Statement


def told(made):
    """What is compared of something kept: SQL and parameters."""
    if isinstance(made, QuerySet):
        made = made.query.compiled.statement
    if isinstance(made, Statement):
        return made.sql, [str(each) for each in made.parameters]
    return [told(part) for part in made] if isinstance(made, list | tuple) else str(made)


def compared(remembered):
    @functools.wraps(remembered)
    def compare(key, make):
        found = remembered(key, make)
        assert told(found) == told(make()), f"What is kept for {key} depends on more than that."
        return found

    return compare


@pytest.fixture(autouse=True)
def prepared_anew(monkeypatch):
    """Each test begins with nothing kept."""
    compare = compared(prepared.remembered)
    for module in (prepared, counts, todos):
        monkeypatch.setattr(module, "remembered", compare)
    prepared.kept.clear()
