"""A real Celery worker on the test database and the real broker."""

import os
import subprocess
import sys
import time
from urllib.parse import quote, urlsplit

import pytest
from django.db import connection

from peersupport.celery import app

READY_SECONDS = 60


def environment_of_worker(settings, mail):
    """The worker gets the product's own settings, with the test's database and broker."""
    database = urlsplit(os.environ["DATABASE_URL"])._replace(path="/" + connection.settings_dict["NAME"])
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "peersupport.settings",
        "DATABASE_URL": database.geturl(),
        "REDIS_URL": settings.CELERY_BROKER_URL,
        "EMAIL_URL": f"filemail:///{quote(str(mail))}",
    }


def wait_until_ready(process, log):
    end = time.monotonic() + READY_SECONDS
    while not app.control.ping(timeout=0.5):
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < end, "the Celery worker does not answer"


@pytest.fixture
def celery_worker(transactional_db, settings, tmp_path):
    """Starts the worker; yields the folder that its emails are written to."""
    app.control.purge()
    mail = tmp_path / "mail"
    mail.mkdir()
    log = tmp_path / "worker.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "celery", "-A", "peersupport", "worker", "--concurrency=1", "--loglevel=warning"],
            cwd=settings.BASE_DIR,
            env=environment_of_worker(settings, mail),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until_ready(process, log)
        yield mail
    finally:
        process.terminate()
        process.wait(20)
        app.control.purge()
