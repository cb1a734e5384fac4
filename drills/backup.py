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

from bench.visitor import Visitor
from drills.load import Load
from drills.people import PASSWORD
from drills.table import Result, drill
from groundwork.database_rights import append_only
from local import environment, postgres
from local.places import PYTHON, ROOT

RESTORED = "peersupport_restored"
PAGE = settings.BASE_DIR / "docs" / "operations.md"
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
# What must be the same in the restored database, besides the rows.
SHAPES = {
    "triggers": """SELECT tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal""",
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
    with stage.web(), Load(stage) as load:
        load.wait_for(0.5)
        acknowledged, before = load.acknowledged(), rows(postgres.NAME)
        run(dump, stage)
        after = rows(postgres.NAME)
    stage.psql(f"DROP DATABASE IF EXISTS {RESTORED}")
    since = monotonic()
    run(restore, stage)
    took = monotonic() - since
    restored = rows(RESTORED)
    problems = [*out_of_place(before, restored, after), *unlike(), *starts(stage, load.clients[0].user)]
    with on_restored():
        lost, doubled = load.lost(acknowledged), load.doubled(acknowledged)
    alike = "rows of history and trail; " + ", ".join(SHAPES) + " alike; the application starts on it"
    remark = "; ".join(problems) or f"{sum(restored.values()):,} {alike}"
    return Result(
        "Backup while eight clients work, restored into an empty database",
        len(load.sendings),
        len(acknowledged),
        lost,
        doubled,
        took,
        remark,
        unclear=len(problems),
    )


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
        raise AssertionError(f"The documented commands failed:\n{script}\n{done.stderr[-2000:]}")


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


def rows(database):
    """How many rows each table has to which rows are only ever added."""
    tables = list(append_only())
    counts = asked(database, *(f"SELECT count(*) FROM {table}" for table in tables))
    return {table: count for table, [[count]] in zip(tables, counts, strict=True)}


def out_of_place(before, restored, after):
    """Tables that have fewer rows than before the backup began, or more than when it ended."""
    return [
        f"{table}: {restored[table]} rows, not {before[table]} to {after[table]}"
        for table in before
        if not before[table] <= restored[table] <= after[table]
    ]


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
    """Models read from the restored database while the block runs."""
    connection = connections["default"]
    connection.close()
    connection.settings_dict["NAME"] = RESTORED
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = postgres.NAME
