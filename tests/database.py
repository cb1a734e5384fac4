"""Tests make their database as its owner, and then go on in the role that the application connects as."""

import os
from contextlib import contextmanager

import pytest
from django.core.management.commands.flush import Command as Flush
from django.db import connection

from groundwork.database_rights import grant
from peersupport.settings import DATABASES

APPLICATION = DATABASES["default"]["USER"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The database, to which every connection comes as the application; the owner drops it."""
    options = connection.settings_dict["OPTIONS"]
    before = options["options"]
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        if os.environ.get("DATABASE_OWNER_URL"):
            grant(APPLICATION)
        patch.setitem(options, "options", f"{before} -c role={APPLICATION}")
        patch.setattr(Flush, "handle", emptied_by_owner(Flush.handle))
        connection.close()
        yield
        connection.close()


def emptied_by_owner(handle):
    """Django empties the tables after a test that committed; the application could not."""

    def handle_as_owner(*args, **options):
        with as_owner():
            return handle(*args, **options)

    return handle_as_owner


@contextmanager
def as_owner():
    """The owner of the tables while the block runs: for what the database itself refuses everybody."""
    take_role("NONE")
    yield
    take_role(APPLICATION)


def take_role(role):
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}")
