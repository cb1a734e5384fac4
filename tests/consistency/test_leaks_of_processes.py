"""What is written stays out of everything that real processes leave behind, whatever goes wrong in them."""

import subprocess
import sys
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
import redis
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.invitations import link
from bench.visitor import Visitor
from local import processes
from local.kept import free_port
from local.waiting import wait_until
from notices.ledger import notify
from peersupport.tasks import sweep
from referrals.models import Referral
from support.reminders import ReviewDue
from tests.celery_worker import environment_of_worker
from tests.database import as_owner
from tests.factories import PASSWORD, ReferralFactory, UserFactory
from tests.reminding import today

pytestmark = pytest.mark.sweep
MARK = "Zzyzx"
SECRET = "Quibblethorpe-99"
# PostgreSQL quotes the row that breaks one of these.
BROKEN = {"referrals_person": f"pronouns <> '{MARK}'", "notices_notice": "tries = 0"}


@pytest.fixture
def unforeseen(transactional_db):
    """Two constraints that the product knows nothing of."""
    with as_owner(), connection.cursor() as cursor:
        for table, rule in BROKEN.items():
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT unforeseen CHECK ({rule})")
    yield
    with as_owner(), connection.cursor() as cursor:
        for table in BROKEN:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT unforeseen")


class Left:
    """The environment of the processes, and what they leave in a folder of their own."""

    def __init__(self, settings, folder):
        self.folder, self.port, self.root = folder, free_port(), settings.BASE_DIR
        self.environ = environment_of_worker(settings, folder) | {
            "DJANGO_SETTINGS_MODULE": "tests.quick_settings",
            "DEBUG": "0",
            "DEMO": "1",
            "ALLOWED_HOSTS": "127.0.0.1",
            "SITE_URL": f"https://127.0.0.1:{self.port}",
            "DATA_DIR": str(folder),
            "WEB_CONCURRENCY": "1",
            # Nobody takes emails there.
            "EMAIL_URL": "smtp://127.0.0.1:1",
        }
        self.words = []

    @contextmanager
    def running(self, name, *words):
        with self.log(name).open("w") as log:
            process = processes.start(
                [sys.executable, "-m", *words], cwd=self.root, env=self.environ, stdout=log, stderr=subprocess.STDOUT
            )
        try:
            yield
            self.words.append(processes.command_line(process.pid))
        finally:
            processes.stop(process)

    def log(self, name):
        return self.folder / f"{name}.log"

    def texts(self):
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        return {path.name: path.read_bytes().decode(errors="replace") for path in files}


def answers(port):
    with suppress(OSError):
        return Visitor("127.0.0.1", port).send("GET", "/help/").status == 200


def go_wrong(port, invitation, cast):
    """Everything that a visitor can do wrong; the answers that are pages of errors."""
    visitor = Visitor("127.0.0.1", port)
    visitor.get(reverse("account_login"))
    token = visitor.hidden(reverse("account_login"))

    def post(path, **fields):
        return visitor.send("POST", path, urlencode(token | fields))

    post(reverse("account_login"), login=f"{MARK}@example.org", password=SECRET)
    post(reverse("account_reset_password"), email=f"{MARK}@example.org")
    post(reverse("account_reset_password"), email=cast.coordinator.email)
    refused = [
        visitor.send("POST", invitation, urlencode({"password1": SECRET})),
        visitor.send("GET", f"/nowhere/{MARK}/?name={MARK}"),
    ]
    visitor.sign_in(cast.coordinator.email, PASSWORD)
    token = visitor.hidden(reverse("accounts:settings"))
    post(reverse("referrals:referral_list"), q=MARK)
    draft = Referral.objects.get(status="draft")
    section = reverse("referrals:referral_section", args=[draft.pk, "about"])
    post(section, name=MARK, nhs_number=MARK)
    return [*refused, post(section, name=MARK, pronouns=MARK, nhs_number_known="no")]


def broker_texts(settings):
    """Everything in the broker."""
    with redis.Redis.from_url(settings.CELERY_BROKER_URL) as broker:
        lists = [key for key in broker.scan_iter() if broker.type(key) == b"list"]
        words = [word for key in lists for word in broker.lrange(key, 0, -1)]
    return " ".join(map(str, [*lists, *words]))


def counted_texts():
    """All that is counted of attempts to sign in."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM accounts_attempts t")
        rows = cursor.fetchall()
    assert rows
    return " ".join(row for [row] in rows)


@pytest.mark.worker
def programs(port, schedule):
    celery = ("celery", "-A", "peersupport")
    return {
        "web": ("gunicorn", f"--bind=127.0.0.1:{port}", "peersupport.wsgi"),
        "worker": (*celery, "worker", "--concurrency=1", "--loglevel=info"),
        "beat": (*celery, "beat", "--loglevel=info", "--pidfile=", f"--schedule={schedule}"),
    }


def test_nothing_written_is_left_by_processes_that_fail(cast, settings, tmp_path, unforeseen):
    user = UserFactory(password=None, invited_at=timezone.now())
    invitation = urlsplit(link(user)).path
    ReferralFactory(status="draft", submitted_at=None, referrer=cast.coordinator, referring_team=cast.north_referring)
    about = {"thing": user.pk, "label": MARK, "path": "/help/", "due_on": today()}
    notify(ReviewDue, recipients=[cast.worker], **about)
    left = Left(settings, tmp_path)
    servers = [Path(settings.DATA_DIR) / f"{name}.log" for name in ("postgres", "valkey")]
    before = {log.name: log.stat().st_size for log in servers if log.exists()}
    sweep.delay()
    broker = broker_texts(settings)
    assert "peersupport.tasks.sweep" in broker
    with ExitStack() as stack:
        for name, words in programs(left.port, tmp_path / "schedule").items():
            stack.enter_context(left.running(name, *words))
        wait_until(lambda: answers(left.port), "it did not happen in time")
        pages = go_wrong(left.port, invitation, cast)
        wait_until(lambda: "raised unexpected" in left.log("worker").read_text(), "it did not happen in time")
        wait_until(lambda: "not sent" in left.log("web").read_text(), "it did not happen in time")
        wait_until(lambda: "beat: Starting" in left.log("beat").read_text(), "it did not happen in time")
    texts = left.texts() | {"the broker": broker, "processes": " ".join(left.words), "what is counted": counted_texts()}
    # Servers of our own write their logs where we may look.
    for log in servers:
        if log.name in before:
            texts[log.name] = log.read_bytes()[before[log.name] :].decode(errors="replace")
    assert "violates check constraint" in texts.get("postgres.log", "violates check constraint")
    assert [page.status for page in pages] == [403, 404, 500]
    texts |= {f"page {page.status}": page.text for page in pages}
    assert all("IntegrityError" in texts[name] for name in ("web.log", "worker.log"))
    kept_out = [MARK, SECRET, PASSWORD, invitation.split("/")[-2], cast.coordinator.email, settings.SECRET_KEY]
    database = urlsplit(left.environ["DATABASE_URL"]).password
    words = [word.lower() for word in [*kept_out, database]]
    assert [(place, word) for place, text in texts.items() for word in words if word in text.lower()] == []
