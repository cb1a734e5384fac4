import pytest
from django.core.management import call_command
from django.db import connection

from referrals.models import Session
from tests.database import as_owner
from tests.factories import SessionFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def backwards():
    """The database as an earlier version left it; in the end, as it is now."""
    with as_owner():
        yield lambda app, name: call_command("migrate", app, name, verbosity=0)
        call_command("migrate", verbosity=0)


def columns(model):
    with connection.cursor() as cursor:
        return {column.name for column in connection.introspection.get_table_description(cursor, model._meta.db_table)}


def test_sessions_of_an_earlier_version_get_the_team_of_their_support(backwards):
    session = SessionFactory()
    events = Session.pgh_event_models["insert"].objects.count()
    backwards("referrals", "0001")
    assert "team_id" not in columns(Session)
    call_command("migrate", "referrals", verbosity=0)
    assert Session.objects.get().team == session.support.team
    assert Session.pgh_event_models["insert"].objects.count() == events
