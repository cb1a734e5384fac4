"""The embedded services, started for real in a folder of their own."""

import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg2
import pytest
import redis

from local import postgres, processes, services
from local.console import Stop
from local.kept import Kept, free_port
from local.places import ROOT
from local.waiting import wait_until

pytestmark = pytest.mark.sweep


@pytest.fixture
def data_dir():
    """Open for passing through, as PostgreSQL may run under another account."""
    folder = Path(tempfile.mkdtemp(prefix="embedded services "))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def no_other_services(monkeypatch):
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.delenv("REDIS_URL")


def answer_of(addresses, statement, by="DATABASE_URL"):
    connection = psycopg2.connect(addresses[by])
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall()
    finally:
        connection.close()


def refused(address):
    try:
        psycopg2.connect(address, connect_timeout=2).close()
    except psycopg2.OperationalError:
        return True
    return False


def test_postgres_listens_on_this_machine_only_and_asks_for_a_password(data_dir):
    kept = Kept(data_dir)
    with postgres.running(data_dir, kept) as addresses:
        assert answer_of(addresses, "SHOW listen_addresses") == [("127.0.0.1",)]
        assert postgres.psql(kept, kept.known("postgres_port"), "SHOW unix_socket_directories") == ""
        assert refused(addresses["DATABASE_URL"].replace(kept.secret("application_password"), "wrong"))
        assert refused(f"postgres://postgres@127.0.0.1:{kept.known('postgres_port')}/postgres")


@pytest.mark.parametrize("by", ["DATABASE_URL", "DATABASE_OWNER_URL"])
def test_neither_role_is_a_superuser(data_dir, by):
    with postgres.running(data_dir, Kept(data_dir)) as addresses:
        assert answer_of(addresses, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user", by) == [(False,)]


def test_a_folder_from_before_there_were_two_roles_gets_the_second(data_dir):
    kept = Kept(data_dir)
    with postgres.running(data_dir, kept):
        port = kept.known("postgres_port")
        postgres.psql(kept, port, f"REVOKE ALL ON DATABASE {postgres.NAME} FROM {postgres.APPLICATION}")
        postgres.psql(kept, port, f"DROP ROLE {postgres.APPLICATION}")
    with postgres.running(data_dir, kept) as addresses:
        assert answer_of(addresses, "SELECT current_user") == [(postgres.APPLICATION,)]


def test_the_application_sees_no_other_database(data_dir):
    kept = Kept(data_dir)
    with postgres.running(data_dir, kept) as addresses:
        assert refused(addresses["DATABASE_URL"].rpartition("/")[0] + "/postgres")
        assert refused(addresses["DATABASE_URL"].rpartition("/")[0] + "/template1")


def test_no_password_of_the_database_stands_in_a_list_of_processes(data_dir, monkeypatch):
    started, start = [], processes.start
    monkeypatch.setattr(processes, "start", lambda words, **how: started.append(map(str, words)) or start(words, **how))
    kept = Kept(data_dir)
    with postgres.running(data_dir, kept):
        words = " ".join(word for command in started for word in command)
    names = ("postgres_password", "database_password", "application_password")
    assert "psql" in words
    assert [name for name in names if kept.secret(name) in words] == []


def test_data_and_address_survive_a_restart(data_dir):
    with postgres.running(data_dir, Kept(data_dir)) as first:
        connection = psycopg2.connect(first["DATABASE_OWNER_URL"])
        connection.cursor().execute("CREATE TABLE kept (word text)")
        connection.commit()
        connection.close()
    with postgres.running(data_dir, Kept(data_dir)) as second:
        assert second == first
        assert answer_of(second, "SELECT count(*) FROM kept", by="DATABASE_OWNER_URL") == [(0,)]


def test_a_server_that_outlived_its_starter_is_replaced(data_dir):
    kept = Kept(data_dir)
    with postgres.running(data_dir, kept):
        pass
    orphan = postgres.launch(data_dir / "postgres" / "data", free_port(), data_dir / "postgres.log", True)
    wait_until((data_dir / "postgres" / "data" / "postmaster.pid").exists, "no process file")
    with postgres.running(data_dir, kept) as addresses:
        assert answer_of(addresses, "SELECT 1") == [(1,)]
        assert orphan.wait(20) == 0


def test_a_process_file_that_names_a_stranger_is_dropped(data_dir):
    kept = Kept(data_dir)
    with postgres.running(data_dir, kept):
        pass
    (data_dir / "postgres" / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n")
    with postgres.running(data_dir, kept) as addresses:
        assert answer_of(addresses, "SELECT 1") == [(1,)]


def test_a_taken_port_is_exchanged(data_dir):
    kept = Kept(data_dir)
    first = kept.port("postgres_port")
    assert kept.port("postgres_port") == first
    with socket.create_server(("127.0.0.1", first)):
        assert kept.port("postgres_port") != first


def test_valkey_asks_for_a_password_that_no_process_list_shows(data_dir, no_other_services):
    with services.own_services(data_dir) as addresses:
        redis.Redis.from_url(addresses["REDIS_URL"]).ping()
        with pytest.raises(redis.AuthenticationError):
            redis.Redis(port=Kept(data_dir).known("valkey_port")).ping()
        shown = subprocess.run(["cat", *Path("/proc").glob("[0-9]*/cmdline")], capture_output=True).stdout
    assert Kept(data_dir).secret("valkey_password").encode() not in shown


def test_a_second_command_is_refused_in_words(data_dir, no_other_services):
    second = services.own_services(data_dir)
    with services.own_services(data_dir), pytest.raises(Stop, match="already running"):
        second.__enter__()


def test_a_management_command_joins_the_services_that_run(data_dir, no_other_services):
    with services.own_services(data_dir) as addresses, services.shared_services(data_dir) as joined:
        assert joined == addresses


def test_secrets_are_readable_by_their_owner_only(data_dir):
    Kept(data_dir).secret("secret_key")
    assert stat.S_IMODE((data_dir / "local.json").stat().st_mode) == 0o600


def test_nothing_outlives_a_starter_that_is_killed(data_dir):
    starter = subprocess.Popen(
        [sys.executable, "-c", "from local import processes; print(processes.start(['sleep', '600']).pid); input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    child = int(starter.stdout.readline())
    starter.kill()
    starter.communicate()
    wait_until(lambda: "sleep" not in processes.command_line(child), "the child lives on")
