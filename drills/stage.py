"""Everything the product needs, as real processes that a drill breaks."""

from contextlib import ExitStack
from functools import partial
from os import environ

from django.conf import settings
from django.db import connections

from drills.programs import Program
from local import environment, postgres, processes, valkey
from local.console import step
from local.kept import Kept
from local.mail_server import MailServer
from local.places import PYTHON, ROOT
from local.production import web_command
from local.run_command import give_rights, manage, prepare_database, serving
from local.waiting import wait_until

TEMPLATE = "drill_template"
CELERY = [PYTHON, "-W", "ignore:You're running the worker", "-m", "celery", "-A", "peersupport"]


class Stage:
    """PostgreSQL, the broker and a mail server run from beginning to end; a drill starts the rest.

    `operations` is how many a drill should try, `full` whether to wait as long as the documented
    run does; `migrated` is a file that keeps the migrated database from one run to the next, if any.
    Django in this process uses the same database. Programs log to the folder `logs`, which a drill may
    choose.
    """

    def __init__(self, operations, *, full=True, migrated=None):
        self.operations, self.full, self.migrated = operations, full, migrated
        self.folder = settings.DATA_DIR
        self.kept = Kept(self.folder)
        self.clock = settings.CLOCK
        self.started, self.logs = 0, self.folder
        self.postgres = self.make_postgres()
        self.broker = self.make_broker()
        self.mail = MailServer(self.kept.known("mail_port"))
        self.closing = ExitStack()

    def make_postgres(self):
        folder = postgres.make_folder(self.folder)
        if not (folder / "data").exists():
            postgres.create(folder, self.kept)
        return self.postgres_of(folder / "data")

    def postgres_of(self, data):
        """PostgreSQL with the data of this folder, always on the same port."""
        log, port = self.folder / "postgres.log", self.port("postgres")
        return Program(
            partial(postgres.launch, data, port, log, True),
            lambda process: postgres.wait_until_ready(process, port, log),
            stop_signal=postgres.STOP_SIGNAL,
        )

    def make_broker(self):
        port = self.port("valkey")
        return Program(
            partial(valkey.launch, port, self.kept.secret("valkey_password"), self.folder / "valkey.log"),
            lambda process: valkey.wait_until_ready(process, port),
        )

    def port(self, name):
        return self.kept.known(f"{name}_port")

    def __enter__(self):
        with ExitStack() as stack:
            for part in (self.postgres, self.broker, self.mail):
                stack.enter_context(part)
            if not self.psql(f"SELECT 1 FROM pg_database WHERE datname = '{TEMPLATE}'"):
                self.make_template()
            self.closing = stack.pop_all()
        return self

    def make_template(self):
        """Make the migrated database of which each drill gets a copy; a folder that is used again has it."""
        postgres.make_database(self.kept, self.port("postgres"))
        self.migrate()
        self.psql(f"ALTER DATABASE {postgres.NAME} RENAME TO {TEMPLATE}")

    def migrate(self):
        address = environ["DATABASE_OWNER_URL"]
        if self.migrated and self.migrated.exists():
            command = ["pg_restore", "--no-owner", "--exit-on-error", f"--dbname={address}", self.migrated]
            self.run_tool("Restore the migrated database", command)
            give_rights(dict(environ))
            return
        prepare_database(dict(environ))
        if self.migrated:
            command = ["pg_dump", "--format=custom", f"--file={self.migrated}", address]
            self.run_tool("Keep the migrated database", command)

    def run_tool(self, what, command):
        """Run one of PostgreSQL's own programs to its end."""
        with step(what):
            processes.call([postgres.program(command[0]), *command[1:]], failure=f"{command[0]} failed.")

    def __exit__(self, *_raised):
        self.clock.reset()
        connections.close_all()
        self.closing.close()

    def renew(self):
        """As on the first day: an empty migrated database, an empty broker, a willing mail server, the real time."""
        connections.close_all()
        self.psql(f"DROP DATABASE IF EXISTS {postgres.NAME} WITH (FORCE)")
        self.psql(f"CREATE DATABASE {postgres.NAME} OWNER {postgres.NAME} TEMPLATE {TEMPLATE}")
        self.psql(postgres.CLOSED)
        self.broker.stop()
        self.broker.start()
        self.mail.reset()
        self.clock.reset()
        self.logs = self.folder

    def psql(self, statement):
        """Run a statement as the superuser."""
        return postgres.psql(self.kept, self.port("postgres"), statement)

    def web(self, **variables):
        """The web server; ready when it answers."""
        if not settings.STATIC_ROOT.exists():
            manage("Collect the static files", environ, "collectstatic", "--no-input", "--verbosity=0")
        return Program(
            partial(self.launch, "web", web_command(self.port("web")), variables),
            lambda _process: wait_until(lambda: serving(self.port("web")), "The web server does not answer.", 180),
        )

    def worker(self, *, concurrency=2, **variables):
        """A Celery worker as docs/operations.md starts it."""
        name = self.new_name("worker")
        command = [*CELERY, "worker", "--concurrency", concurrency, "-n", f"{name}@%h"]
        return Program(partial(self.launch, name, command, variables))

    def beat(self, **variables):
        """Celery beat, each with a timetable of its own."""
        name = self.new_name("beat")
        command = [*CELERY, "beat", "--pidfile=", f"--schedule={self.folder / name}", "--max-interval=1"]
        return Program(partial(self.launch, name, command, variables))

    def new_name(self, kind):
        self.started += 1
        return f"{kind}{self.started}"

    def launch(self, name, command, variables):
        with (self.logs / f"{name}.log").open("ab") as log:
            return processes.start(
                command, cwd=ROOT, env=environment.of_application(environ) | variables, stdout=log, stderr=log
            )

    def last_words(self):
        """The end of what the programs of the drill logged last."""
        logs = sorted(self.folder.glob("*.log"), key=lambda log: log.stat().st_mtime)[-3:]
        return "\n".join(f"--- {log.name}\n{log.read_text(errors='replace')[-1500:]}" for log in logs)
