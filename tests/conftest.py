"""Fixtures for every test."""

import os

import pytest

from tests.cast import make_cast

pytest_plugins = ["tests.browser", "tests.celery_worker", "tests.mail_server"]

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
