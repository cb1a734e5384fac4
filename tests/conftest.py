"""Fixtures for every test."""

import os

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from tests.access.world import make_world
from tests.cast import ROLES_OF_CAST, make_cast

pytest_plugins = [
    "tests.browser",
    "tests.celery_worker",
    "tests.database",
    "tests.inputs",
    "tests.journey",
    "tests.mail_server",
    "tests.prepared",
    "tests.quick",
]

# Playwright runs an event loop in the main thread, in which Django would refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture
def cast(db):
    """The permanent cast; see tests/cast.py."""
    return make_cast()


@pytest.fixture
def sign_in(client):
    """Sign the test client in as somebody: `sign_in(cast.lead).get("/")`."""

    def signed_in(user):
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture(scope="module")
def shared_world(django_db_setup, django_db_blocker):
    """The world of tests/access/world.py, made once for all tests of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = make_world()
        world.sessions = {visitor: session_of(getattr(world, visitor)) for visitor in ROLES_OF_CAST}
        yield world
        transaction.set_rollback(True)


def session_of(user):
    """The key of a new session, for tests that have many people sign in."""
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def world(shared_world, db):
    """One of everything; the next test finds the database as this one did."""
    return shared_world
