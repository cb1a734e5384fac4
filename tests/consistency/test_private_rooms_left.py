"""What stands in private rooms leaves no trace: not in emails, logs, pages of errors, backups, cache or broker."""

import logging
import subprocess
from base64 import b64encode
from datetime import timedelta

import pytest
import redis
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from groundwork.models import Autosave
from local import postgres
from peersupport.reminders import sweep
from peersupport.tasks import sweep as sweep_task
from supervision.actions.crossovers import log_crossover
from supervision.models import CrossoverAtWork
from tests.consistency.filling import boxes
from tests.consistency.private_rooms import MARK, write_all
from tests.database import as_owner
from tests.factories import days_ago
from tests.helpers import at
from tests.workers.rooms import SHARED, SOON, furnish, page_of, share
from workers.models import Adjustment, Crossover, Gain, RecoveryPlan, Room, WellbeingPlan

pytestmark = pytest.mark.sweep


@pytest.fixture
def everything_logged(caplog):
    """Every line of every logger but those that quote what they are given, and are never set below INFO."""
    for name in ("", "django"):
        caplog.set_level(logging.DEBUG, logger=name)
    for name in ("django.db.backends", "django.template"):
        caplog.set_level(logging.INFO, logger=name)
    return caplog


@pytest.mark.django_db
def test_no_email_log_notice_or_error_page_holds_it(cast, everything_logged):
    client = Client(raise_request_exception=False)
    client.force_login(cast.worker)
    write_all(client, cast.worker_profile)
    share(cast.worker_profile)
    for name in ("lead", "worker"):
        reader = Client()
        reader.force_login(getattr(cast, name))
        for room in Room if name == "worker" else SHARED:
            assert MARK in reader.get(page_of(room, cast.worker_profile)).text
    for days in (0, 1, 76, 80, 90):
        sweep(timezone.now() + timedelta(days=days))
    pages = [go_wrong(client, cast.worker_profile)]
    assert pages[0].status_code == 500
    assert len(mail.outbox) > 3
    places = {
        "an email": [str(message.message()) + message.body + message.subject for message in mail.outbox],
        "the log": [str(vars(record)) + record.getMessage() for record in everything_logged.records],
        "an error page": [page.text for page in pages],
    }
    assert {place: text for place, texts in places.items() for text in texts if MARK in text} == {}
    assert "IntegrityError" in str([record.exc_info for record in everything_logged.records])


def go_wrong(client, worker):
    """The answer where the database refuses a private text for a reason that nobody foresaw."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE workers_wellbeingplan ADD CONSTRAINT unforeseen CHECK (tell = '') NOT VALID")
    sent = {"tell": f"{MARK} went wrong"} | boxes("review_on", SOON)
    return client.post(at("edit_wellbeing_plan", worker, "workers"), sent)


def dump():
    """The whole database as its backup holds it, in words."""
    where = connection.settings_dict
    address = f"postgres://{where['USER']}:{where['PASSWORD']}@{where['HOST']}:{where['PORT']}/{where['NAME']}"
    done = subprocess.run([postgres.program("pg_dump"), "--inserts", address], cwd="/", capture_output=True, check=True)
    return done.stdout.decode()


def disguises(words):
    """The words as they may stand in what is packed for a cache or a session: plain, in hexadecimals, in base64."""
    plain = words.encode()
    shifted = [b64encode(b"x" * by + plain)[by + by // 2 + 1 : -4].decode() for by in range(3)]
    return [words, plain.hex(), *shifted]


def test_words_in_disguise_are_found():
    for before in ("", "y", "yz"):
        packed = b64encode(f"{before}{MARK} and more".encode()).decode()
        assert any(words in packed for words in disguises(MARK))


def broker_texts(settings):
    """Everything in the broker."""
    with redis.Redis.from_url(settings.CELERY_BROKER_URL) as broker:
        lists = [key for key in broker.scan_iter() if broker.type(key) == b"list"]
        return " ".join(str([key, *broker.lrange(key, 0, -1)]) for key in lists)


def test_a_dump_of_database_cache_and_broker_holds_none_of_it(cast, transactional_db, settings):
    client = Client()
    client.force_login(cast.worker)
    write_all(client, cast.worker_profile)
    # Everything is written twice, so that history has an earlier version of it.
    furnish_again(cast)
    cache.set("a-key", "words that are not private", 60)
    sweep(timezone.now())
    sweep_task.delay()
    texts, broker = dump(), broker_texts(settings)
    sessions = str([session.get_decoded() for session in Session.objects.all()])
    assert "peersupport.tasks.sweep" in broker
    for place in (texts, broker, sessions):
        assert [words for words in disguises(MARK) if words in place] == []
    # What is looked for would be there: the dump holds the rows, their history and what was typed.
    assert "Wren Adeyemi" in texts
    for table in (Adjustment, WellbeingPlan, Crossover, CrossoverAtWork, Gain, RecoveryPlan, Autosave):
        assert f"INSERT INTO public.{table._meta.db_table} " in texts
        assert table is Autosave or f"INSERT INTO public.{table._meta.db_table}event " in texts
    assert texts.count("'v1:") > 20


def furnish_again(cast):
    furnish(cast.worker2_profile, MARK)
    log_crossover(worker=cast.worker2_profile, by=cast.worker2, happened_on=days_ago(0), happened=f"{MARK} again")
    for row in (
        row for model in (Adjustment, WellbeingPlan, CrossoverAtWork, Gain, RecoveryPlan) for row in model.objects.all()
    ):
        row.write(**{row.TEXTS[0]: f"{MARK} again"})
        row.save()
