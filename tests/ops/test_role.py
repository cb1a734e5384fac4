"""Signed in to PostgreSQL as the application: what was recorded can be added to and not altered."""

import os
from urllib.parse import urlsplit

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from drills.alterations import alterations, refused
from groundwork.checks import database_rights
from groundwork.database_rights import ADD, append_only, grant, held, rights
from groundwork.models import AccessEvent
from tests.database import APPLICATION, as_owner
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def database(settings):
    return connection.settings_dict["NAME"]


@pytest.fixture
def session(database):
    """A session of the application's own, not one that the owner could take back."""
    if not os.environ.get("DATABASE_OWNER_URL"):
        pytest.skip("Only where the application has a role of its own: set DATABASE_OWNER_URL as well.")
    opened = psycopg2.connect(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}").geturl())
    yield opened
    opened.close()


def test_every_attempt_to_alter_the_trail_is_refused(session, database):
    owner = connection.settings_dict["USER"]
    with session.cursor() as cursor:
        attempts = list(alterations(cursor, owner=owner, database=database))
    session.rollback()
    assert len(attempts) >= 1000
    assert [what for what in attempts if not refused(session, what[1])] == []


def test_the_application_owns_nothing_and_holds_the_rights_it_needs(session):
    with session.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE pg_has_role(relowner, 'USAGE')")
        assert cursor.fetchone() == (0,)
    assert held() == rights()


def test_a_session_cannot_switch_history_off(settings):
    person = PersonFactory(name="Before")
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = 'referrals_person'::regclass")
        names = ",".join(name for [name] in cursor.fetchall())
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", [f"{{{names}}}"])
    person.name = "After"
    person.save()
    assert person.events.filter(name="After").exists()


def test_who_did_it_is_noted_once_and_stays():
    person = PersonFactory()
    with transaction.atomic(), connection.cursor() as cursor:
        for user in ("first", "second"):
            cursor.execute("SELECT set_config('pghistory.context_id', '1b671a64-40d5-491e-99b0-da01ff1f3341', true)")
            cursor.execute("SELECT set_config('pghistory.context_metadata', %s, true)", [f'{{"user": "{user}"}}'])
            person.name = user
            person.save()
    noted = person.events.filter(pgh_label="update").values_list("name", "pgh_context__metadata__user")
    assert set(noted) == {("first", "first"), ("second", "second")}


def test_history_of_a_change_is_written_for_whoever_changed_it(session):
    """The role may not add to history; the trigger of the change does, as its owner."""
    with session.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('referrals_personevent', 'INSERT')")
        assert cursor.fetchone() == (False,)
    person = PersonFactory(name="Changed")
    assert person.events.filter(name="Changed", pgh_label="insert").exists()


def test_what_is_not_history_may_be_changed_only_where_we_meant_it():
    """A new table stands here, or its model is append-only."""
    assert {table for table, may in rights().items() if not may > ADD and not table.endswith("event")} == {
        "auth_group",
        "auth_group_permissions",
        "auth_permission",
        "development_inductionchange",
        "django_content_type",
        "django_migrations",
        "groundwork_purge",
        "groundwork_seal",
        "groundwork_sealedrow",
        "pathway_intereststatuschange",
        "pghistory_context",
        "referrals_correction",
        "referrals_referralstatuschange",
        "support_intensitychange",
        "support_supportstatuschange",
        "supervision_supervisionstatuschange",
        "training_agreement",
        "training_remit",
        "workers_adjustmentstatuschange",
        "workers_profilechange",
        "workers_stagechange",
    }
    history = {table for table in rights() if table.endswith("event")}
    assert history <= append_only().keys()


def test_rights_given_by_mistake_are_taken_back():
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"GRANT DELETE ON groundwork_accessevent TO {APPLICATION}")
        cursor.execute("GRANT TRUNCATE ON groundwork_accessevent TO PUBLIC")
        if os.environ.get("DATABASE_OWNER_URL"):
            grant(APPLICATION)
            cursor.execute(
                "SELECT has_table_privilege(%s, 'groundwork_accessevent', 'DELETE, TRUNCATE')", [APPLICATION]
            )
            assert cursor.fetchone() == (False,)


@pytest.mark.parametrize(("role", "message"), [("nobody_we_know", "There is no role"), (None, "is an owner")])
def test_a_role_that_will_not_do_is_refused_in_words(role, message):
    with as_owner(), pytest.raises(CommandError, match=message):
        call_command("grant_rights", role or connection.settings_dict["USER"])


def test_the_deployment_check_is_content_with_the_role_and_names_an_owner(session):
    assert database_rights(databases=["default"]) == []
    with as_owner():
        assert [warning.id for warning in database_rights(databases=["default"])] == ["groundwork.W001"]


def test_the_deployment_check_names_what_is_missing(session):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"REVOKE INSERT ON groundwork_accessevent FROM {APPLICATION}")
    assert [warning.id for warning in database_rights(databases=["default"])] == ["groundwork.W002"]


def test_the_deployment_check_names_functions_that_do_not_run_as_their_owner(session):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("ALTER FUNCTION seal_trail() SECURITY INVOKER")
    assert [warning.id for warning in database_rights(databases=["default"])] == ["groundwork.W003"]


def test_the_deployment_check_asks_no_database_unless_told_to(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert database_rights() == []


def test_the_trail_is_added_to(session):
    AccessEvent.objects.create(user=UserFactory(), subjects=[PersonFactory().pk], verb="seen")
    assert AccessEvent.objects.filter(verb="seen").exists()
