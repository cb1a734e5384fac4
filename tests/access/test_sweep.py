"""Every address for everybody, signed in or not, GET and POST, against the one table."""

from collections import Counter, defaultdict

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from tests.access.addresses import all_names
from tests.access.expected import ROWS
from tests.access.table import SIGNED_OUT, TO_SIGN_IN, VISITORS

pytestmark = pytest.mark.django_db


def test_every_address_is_in_the_table():
    missing = set(all_names()) - {row.name for row in ROWS}
    assert not missing, f"Say in tests/access/expected.py who may use: {', '.join(sorted(missing))}"


def test_the_table_has_no_address_that_is_gone():
    gone = {row.name for row in ROWS} - set(all_names())
    assert not gone, f"Take out of tests/access/expected.py: {', '.join(sorted(gone))}"


def test_no_address_and_thing_stands_in_the_table_twice():
    twice = [key for key, count in Counter((row.name, row.of) for row in ROWS).items() if count > 1]
    assert not twice


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.name} {row.of}".strip())
def test_everybody_gets_what_the_table_says(row, world):
    address = address_of(row, world)
    wrong = defaultdict(list)
    for visitor in VISITORS:
        client = client_of(world, visitor)
        for method in ("get", "post"):
            answer, expected = answer_to(client, method, address), row.expected(visitor, method)
            if answer not in expected:
                wrong[f"{method.upper()} answers {answer} instead of {expected} to"].append(visitor)
    assert not wrong, "".join(f"\n{what} {', '.join(visitors)}" for what, visitors in wrong.items())


def address_of(row, world):
    """The address of the row, with the identifier of its thing wherever an identifier stands."""
    thing = getattr(world, row.of) if row.of else None
    parameters = next(iter(parameters_of(row.name)), [])
    return reverse(row.name, kwargs={name: row.more.get(name, getattr(thing, "pk", None)) for name in parameters})


def parameters_of(name):
    resolver = get_resolver()
    *namespaces, last = name.split(":")
    for namespace in namespaces:
        resolver = resolver.namespace_dict[namespace][1]
    return [entry[1] for possibility in resolver.reverse_dict.getlist(last) for entry in possibility[0]]


def client_of(world, visitor):
    client = Client(raise_request_exception=False)
    if visitor in getattr(world, "sessions", ()):
        client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[visitor]
    elif visitor != SIGNED_OUT:
        client.force_login(getattr(world, visitor))
    return client


def answer_to(client, method, address):
    """The status of the answer; nothing that the request did remains."""
    with transaction.atomic():
        response = getattr(client, method)(address)
        transaction.set_rollback(True)
    if response.status_code == 302 and response.headers["Location"].startswith("/accounts/login/"):
        return TO_SIGN_IN
    return response.status_code
