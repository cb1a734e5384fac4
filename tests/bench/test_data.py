"""The maker of large data, at its smallest: believable, whole, and the same service every time."""

import re
from collections import Counter
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import Count, OuterRef, Subquery
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership, Team, User
from accounts.permissions import Role
from bench.data.history import histories, owner
from bench.data.make import make, tables
from bench.data.shape import CHAIRS, Shape
from bench.pages.forms import looking_after, supporting
from bench.pages.lists import lists
from bench.pages.records import records
from bench.pages.start import start_pages
from bench.visitors import ROLES
from notices.kinds import KINDS
from notices.models import Notice
from peersupport.reminders import REMINDERS
from referrals.models import Referral, ReferralStatusChange
from supervision.models import Supervision, SupervisionStatusChange
from support.models import Session, Support, SupportStatusChange
from tests.database import as_owner
from tests.reminding import claim_at
from workers.models import Worker

pytestmark = pytest.mark.sweep
NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)
SAMPLE = 25
READ = re.compile(r'(?:FROM|JOIN) "(\w+)"')
# Text that somebody left half typed, roles that wait for a second person's yes, the answer of somebody who was asked
# about notes from before, and what was put right about a person or joined: most have none. What stands in private
# rooms only the application can encrypt, so no SQL makes it; few workers declare a crossover
# or answer signs of strain, what host teams have ready is not measured, and files are imported once.
EMPTY = {
    "accounts_rolerequest", "groundwork_autosave", "referrals_correction", "referrals_joining",
    "supervision_crossoveratwork", "supervision_readiness", "supervision_strainanswer",
    "support_earliernotesanswer", "workers_adjustment", "workers_crossover", "workers_gain", "workers_import",
    "workers_importline", "workers_importwork", "workers_recoveryplan", "workers_sharing", "workers_wellbeingplan",
}  # fmt: skip
CATALOGUE = """
    SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint
    WHERE contype <> 'n'
    UNION ALL
    SELECT 'index', tablename, indexname, indexdef, true FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL
    SELECT 'trigger', tgrelid::regclass::text, tgname, tgenabled::text, true FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL
    SELECT 'default', table_name, column_name, column_default, true FROM information_schema.columns
    WHERE table_schema = 'public'
    UNION ALL
    SELECT 'schema', nspname, '', '', true FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp'
"""


def ask(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """A thousand sessions for every test of this module; yields the database's catalogue before and after."""
    with django_db_blocker.unblock(), transaction.atomic():
        before = ask(CATALOGUE)
        with as_owner():
            make(Shape.of(1000), NOW)
        yield before, ask(CATALOGUE)
        transaction.set_rollback(True)


@pytest.fixture
def data(made, db):
    """The next test finds the data as this one did."""
    return made


def test_every_constraint_index_trigger_and_default_is_as_it_was(data):
    before, after = data
    assert plain(after) == plain(before)
    assert len(before) > 500


def plain(catalogue):
    """Without the casts and brackets that PostgreSQL writes anew each time it reads a condition."""
    return sorted(re.sub(r"::[a-z ]+(\[\])?|[()]", "", str(row)) for row in catalogue)


def test_the_proportions_are_those_of_a_service(data):
    sessions, referrals = Session.objects.logged().count(), Referral.objects.sent().count()
    assert 850 < sessions < 1150
    assert 5 < sessions / referrals < 9
    assert Worker.objects.employed(NOW.date()).count() == CHAIRS
    assert Counter(Membership.objects.current(NOW).values_list("role", flat=True)).keys() == set(Role.values)
    seen = Session.objects.held().count() / sessions
    assert 0.75 < seen < 0.95


@pytest.mark.parametrize("model", [Referral, Support, Supervision])
def test_every_status_occurs(data, model):
    found = dict(model.objects.order_by().values_list("status").annotate(Count("pk")))
    assert set(found) == set(model.Status.values)


@pytest.mark.parametrize(
    ("model", "change", "name"),
    [
        (Referral, ReferralStatusChange, "referral"),
        (Support, SupportStatusChange, "support"),
        (Supervision, SupervisionStatusChange, "supervision"),
    ],
)
def test_the_timeline_ends_where_the_record_stands(data, model, change, name):
    newest = change.objects.filter(**{name: OuterRef("pk")}).order_by("-at", "-pk")
    rows = model.objects.annotate(last=Subquery(newest.values("to_status")[:1])).exclude(status="draft")
    assert [row.pk for row in rows if row.last != row.status] == []
    moves = set(change.objects.exclude(from_status="").values_list("from_status", "to_status"))
    assert moves and all(to in model.TRANSITIONS[since] for since, to in moves)


def test_rows_are_ones_that_the_models_would_accept(data):
    checked = 0
    for model in made_models():
        for row in model.objects.order_by("pk")[:SAMPLE]:
            row.full_clean(exclude=[field.name for field in model._meta.fields if not field.value_from_object(row)])
            checked += 1
    assert checked > 300


def test_every_row_has_its_history(data):
    for event, tracked in histories():
        rows = owner(tracked).objects if owner(tracked) is tracked else tracked._meta.concrete_model._base_manager
        assert event.objects.filter(pgh_label="insert").count() == rows.count(), event
    [[lost]] = ask(
        "SELECT count(*) FROM support_sessionevent WHERE pgh_context_id NOT IN (SELECT id FROM pghistory_context)"
    )
    assert lost == 0


def standing_pages():
    """The pages that are measured, but for forms that need a referral made for them over HTTP."""
    return [*start_pages(), *lists(), *records(), *supporting(), *looking_after()]


@pytest.mark.parametrize("role", ROLES)
def test_every_page_that_is_measured_opens_and_every_table_that_it_reads_is_filled(data, role):
    client = Client()
    client.force_login(User.objects.get(email=f"{role}@example.org"))
    paths = [page.path for page in standing_pages() if page.role == role]
    with CaptureQueriesContext(connection) as asked:
        answers = {path: client.get(path).status_code for path in paths}
    assert answers and set(answers.values()) == {200}, answers
    read = {table for query in asked for table in READ.findall(query["sql"])} & set(tables())
    assert len(read) > 3
    assert {table for table in read if not ask(f"SELECT FROM {table} LIMIT 1")} <= EMPTY


def test_notices_have_words_and_reminders_find_something_new(data):
    assert set(Notice.objects.values_list("kind", flat=True)) <= set(KINDS)
    assert claim_at(NOW, REMINDERS) > 0
    assert claim_at(NOW, REMINDERS) == 0


def test_the_same_size_on_the_same_day_is_the_same_service(data):
    before = ask("SELECT md5(string_agg(row::text, '' ORDER BY id)) FROM support_session row")
    with as_owner(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(tables())} CASCADE")
        make(Shape.of(1000), NOW)
        assert ask("SELECT md5(string_agg(row::text, '' ORDER BY id)) FROM support_session row") == before
        transaction.set_rollback(True)


def made_models():
    return [model for model in apps.get_models() if model._meta.db_table in tables() and is_record(model)]


def is_record(model):
    return not model._meta.proxy and not hasattr(model, "pgh_tracked_model") and model._meta.app_label != "pghistory"


@pytest.mark.parametrize(("sessions", "teams", "years"), [(1000, 1, 0), (100_000, 8, 5), (1_000_000, 35, 12)])
def test_larger_services_have_more_teams_and_more_years(sessions, teams, years):
    shape = Shape.of(sessions)
    assert (shape.teams, round((shape.days - 60) / 365)) == (teams, years)


def test_a_service_with_more_teams_has_worked_for_less_long():
    shape = Shape.of(100_000, least=30)
    assert shape.teams == 30
    assert shape.days < Shape.of(100_000).days
    assert Shape.of(1_000_000, least=30) == Shape.of(1_000_000)


def test_a_team_is_as_large_at_every_size(data):
    for team in Team.objects.peer_support():
        assert team.workers.employed(NOW.date()).count() == CHAIRS
