"""A backup is made while people work, and restored into an empty database by the documented commands."""

import os
import re
import subprocess
from contextlib import closing, contextmanager
from time import monotonic
from urllib.parse import urlsplit

import psycopg2
from django.conf import settings
from django.db import connections
from django.utils import timezone

from bench.visitor import Visitor
from drills.contents import contents_of, differing, sequences_of, snapshot_of, turned_back
from drills.load import Load
from drills.people import PASSWORD
from drills.reviews import OverdueReviews
from drills.table import Result, drill
from drills.waiting import NotKept
from local import environment, postgres
from local.places import PYTHON, ROOT
from local.run_command import manage
from notices.reminders import claim_due
from peersupport.reminders import REMINDERS
from support.staff import Staff

RESTORED = "peersupport_restored"
PAGE = settings.BASE_DIR / "docs" / "operations.md"
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
# What must be the same in the restored database, besides the rows.
SHAPES = {
    "triggers": """
        SELECT tgrelid::regclass::text, tgenabled, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal""",
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace""",
    "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "functions": """
        SELECT proname, prosrc, prosecdef, proconfig, proowner::regrole::text FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace""",
    "owners and grants": """
        SELECT relname, relowner::regrole::text, (SELECT array_agg(right_::text ORDER BY right_::text)
        FROM unnest(relacl) right_) FROM pg_class WHERE relnamespace = 'public'::regnamespace""",
}
HOME = "/"


@drill("backup")
def backup(stage):
    """pg_dump while eight clients work, restored as docs/operations.md says, compared and started."""
    dump, restore = documented(stage.folder / "backup.dump")
    source, copy = (address(database, of_owner=True) for database in (postgres.NAME, RESTORED))
    enter_notices()
    if stage.full:
        manage("Fill the tables with demo data", environment.of_owner(dict(os.environ)), "demo")
    with stage.web(), Load(stage) as load:
        load.wait_for(0.5)
        acknowledged = load.acknowledged()
        with snapshot_of(source) as (held, snapshot):
            before = sequences_of(source)
            run(f"{dump.rstrip()} --snapshot={snapshot}", stage)
            after = sequences_of(source)
    stage.psql(f"DROP DATABASE IF EXISTS {RESTORED}")
    since = monotonic()
    run(restore, stage)
    took = monotonic() - since
    problems = [*differing(held, contents_of(copy)), *turned_back(before, sequences_of(copy), after), *unlike()]
    problems = problems or starts(stage, load.clients[0].user)
    lost, doubled = lost_and_doubled(load, acknowledged)
    return Result(
        "Backup while eight clients work, restored into an empty database",
        len(load.sendings),
        len(acknowledged),
        lost,
        doubled,
        took,
        "; ".join(problems[:5]) or praise(held),
        unclear=len(problems),
    )


def enter_notices():
    """Let the ledger of notices hold some: nobody could tell that a backup left out an empty table."""
    OverdueReviews().make(10)
    now = timezone.now()
    claim_due(REMINDERS, now, Staff(now))


def praise(held):
    """What was found alike."""
    filled = [count for count, _checksum in held.values() if count]
    rows = f"{sum(filled):,} rows in {len(filled)} of {len(held)} tables, with their checksums"
    return f"{rows}, sequences, {', '.join(SHAPES)} alike; the application starts on it"


def lost_and_doubled(load, acknowledged):
    """Of what was acknowledged, how much the restored database does not have, and how much more than once."""
    with on_restored():
        return load.lost(acknowledged), load.doubled(acknowledged)


def documented(file):
    """The commands of docs/operations.md for the backup and for restoring it, with `file` as the backup."""
    section = PAGE.read_text().partition("## Back up and restore")[2].partition("\n## ")[0]
    return [re.sub(r"peersupport-.*?\.dump", str(file), block) for block in BLOCK.findall(section)]


def run(commands, stage):
    """Run documented commands as they stand, except that `postgres` is a role here and no account of the machine."""
    superuser = {"PGHOST": "127.0.0.1", "PGPORT": str(stage.port("postgres")), "PGUSER": postgres.SUPERUSER}
    variables = superuser | {
        "PGPASSWORD": stage.kept.secret("postgres_password"),
        "OWNER": environment.of_owner(dict(os.environ))["DATABASE_URL"],
        "PATH": f"{postgres.program('psql').parent}:{os.environ['PATH']}",
    }
    script = commands.replace("sudo -u postgres ", "")
    done = subprocess.run(
        ["/bin/sh", "-eu", "-c", script], cwd=ROOT, env=os.environ | variables, capture_output=True, text=True
    )
    if done.returncode:
        raise NotKept(f"The documented commands failed: {done.stderr[-300:]}")


def address(database, *, of_owner):
    """Where a database of this server is found, by its owner or as the application."""
    environ = environment.of_owner(dict(os.environ)) if of_owner else os.environ
    return urlsplit(environ["DATABASE_URL"])._replace(path=f"/{database}").geturl()


def asked(database, *statements):
    """What each statement answers there."""
    with closing(psycopg2.connect(address(database, of_owner=True))) as session, session.cursor() as cursor:
        answers = []
        for statement in statements:
            cursor.execute(statement)
            answers.append(cursor.fetchall())
    return answers


def unlike():
    """What is not the same in both databases."""
    there, here = asked(postgres.NAME, *SHAPES.values()), asked(RESTORED, *SHAPES.values())
    pairs = zip(SHAPES, there, here, strict=True)
    differing = [(name, set(map(plain, one)) ^ set(map(plain, other))) for name, one, other in pairs]
    return [f"{name} differ: {sorted(found)[:3]}" for name, found in differing if found]


def plain(row):
    """What PostgreSQL says of a shape, without the casts and brackets that it words anew at each restore."""
    return re.sub(r"::(?:character varying|text)(?:\[\])?|[()]", "", str(row))


def starts(stage, user):
    """What keeps the application from working on the restored database as on the other."""
    url = {"DATABASE_URL": address(RESTORED, of_owner=False)}
    checks = [PYTHON, ROOT / "manage.py", "check", "--deploy", "--database", "default", "--fail-level", "WARNING"]
    environ = environment.of_application(dict(os.environ)) | url
    checked = subprocess.run(checks, env=environ, capture_output=True, text=True)
    problems = [f"checks: {checked.stderr[-300:]}"] if checked.returncode else []
    with stage.web(**url):
        visitor = Visitor("127.0.0.1", stage.port("web")).sign_in(user.email, PASSWORD)
        answer = visitor.send("GET", HOME)
    return problems + ([f"the start page answered {answer.status}"] if answer.status != 200 else [])


@contextmanager
def on_restored():
    """Models read from the restored database while the block runs, as its owner: rights may be what is missing."""
    connection = connections["default"]
    connection.close()
    usual, owner = connection.settings_dict, urlsplit(address(RESTORED, of_owner=True))
    connection.settings_dict = usual | {"NAME": RESTORED, "USER": owner.username, "PASSWORD": owner.password}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = usual
