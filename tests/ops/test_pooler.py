"""A real PgBouncer in transaction mode, with fewer connections to the database than people at work."""

import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from threading import Barrier
from urllib.parse import urlsplit

import pghistory
import psycopg2
import pytest
from django.db import connection, transaction

from groundwork.checks import database_settings
from local import processes
from local.kept import free_port
from local.waiting import answers, wait_until
from peersupport.settings import DATABASE_TIMEOUTS
from referrals.models import Person
from tests.factories import PersonFactory

PROGRAM = shutil.which("pgbouncer") or "/usr/sbin/pgbouncer"
OURS = """
[databases]
* = host={server.hostname} port={server.port}
[pgbouncer]
listen_port = {port}
auth_file = {users}
auth_type = plain
unix_socket_dir =
logfile =
pidfile =
default_pool_size = 2
"""
PAGE_SAYS = ("listen_addr", "pool_mode", "ignore_startup_parameters", "max_client_conn", "query_wait_timeout")
PEOPLE, TIMES = 8, 20


@pytest.fixture
def pooled(transactional_db, settings, tmp_path_factory, monkeypatch):
    """New connections of this process go through PgBouncer, set up as deploy/pgbouncer.ini says, as the application."""
    if not os.environ.get("DATABASE_OWNER_URL") or not os.access(PROGRAM, os.X_OK):
        pytest.skip("Only where PgBouncer is installed and the application has a role of its own.")
    server, port, folder = urlsplit(os.environ["DATABASE_URL"]), free_port(), tmp_path_factory.mktemp("pooler")
    users = folder / "users.txt"
    users.write_text(f'"{server.username}" "{server.password}"\n')
    documented = (settings.BASE_DIR / "deploy" / "pgbouncer.ini").read_text().splitlines()
    kept = [line for line in documented if line.startswith(PAGE_SAYS)]
    (folder / "pgbouncer.ini").write_text(OURS.format(server=server, port=port, users=users) + "\n".join(kept))
    for path in (folder, *folder.iterdir(), *folder.parents[:3]):
        path.chmod(0o755)
    # The test's own connection stays as it is.
    connection.ensure_connection()
    ours = {"HOST": "127.0.0.1", "PORT": str(port), "USER": server.username, "PASSWORD": server.password}
    for name, value in ours.items():
        monkeypatch.setitem(connection.settings_dict, name, value)
    pooler = processes.start(
        [PROGRAM, "-q", folder / "pgbouncer.ini"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        **processes.unprivileged(),
    )
    wait_until(lambda: answers(port), "PgBouncer does not answer.")
    yield
    processes.stop(pooler)


def at_once(work, people=PEOPLE):
    """`work(number)` for each of so many, who begin together and have a connection each."""
    barrier = Barrier(people)

    def one(number):
        try:
            barrier.wait(60)
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(people) as threads:
        return list(threads.map(one, range(people)))


def test_whose_change_it_was_is_never_mixed_up(pooled):
    people = [PersonFactory() for _ in range(PEOPLE)]

    def change(number):
        for turn in range(TIMES):
            with pghistory.context(user=str(number)):
                Person.objects.filter(pk=people[number].pk).update(pronouns=f"{turn} alone")
                with transaction.atomic():
                    Person.objects.filter(pk=people[number].pk).update(pronouns=f"{turn} together")
            Person.objects.filter(pk=people[number].pk).update(pronouns=f"{turn} by nobody")

    at_once(change)
    for number, person in enumerate(people):
        noted = person.events.filter(pgh_label="update").values_list("pronouns", "pgh_context__metadata__user")
        assert len(noted) == 3 * TIMES
        assert {user for said, user in noted if "nobody" in said} == {None}
        assert {user for said, user in noted if "nobody" not in said} == {str(number)}


def test_nobody_waits_for_ever_and_the_clock_is_ours(pooled):
    def asked(_number):
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('lock_timeout'), current_setting('TimeZone'), current_user")
            return cursor.fetchone(), database_settings(databases=["default"])

    assert {(*found, *problems) for found, problems in at_once(asked)} == {
        ("15s", "UTC", urlsplit(os.environ["DATABASE_URL"]).username)
    }


def test_long_lists_are_read_to_their_end(pooled):
    Person.objects.bulk_create(Person(name=f"Person {number}") for number in range(500))
    counts = at_once(lambda _number: sum(1 for _ in Person.objects.iterator(chunk_size=10)))
    assert counts == [500] * PEOPLE


def test_the_check_says_where_waiting_has_no_end(pooled):
    with waiting_without_end():
        [[problem]] = at_once(lambda _number: database_settings(databases=["default"]), people=1)
    assert problem.id == "groundwork.W004"


@contextmanager
def waiting_without_end():
    """New connections of the test's database to PostgreSQL are as they were before `grant_rights`."""
    database = connection.ops.quote_name(connection.settings_dict["NAME"])
    with closing(psycopg2.connect(os.environ["DATABASE_OWNER_URL"])) as owner, owner.cursor() as cursor:
        owner.autocommit = True
        cursor.execute(f"ALTER DATABASE {database} RESET lock_timeout")
        yield
        cursor.execute(f"ALTER DATABASE {database} SET lock_timeout = '{DATABASE_TIMEOUTS['lock_timeout']}'")
