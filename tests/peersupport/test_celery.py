"""Beat and worker as they run in production, with a real broker between them."""

import subprocess
import sys
from contextlib import ExitStack, contextmanager

import pytest

from local.waiting import wait_until
from notices.models import Notice
from peersupport.celery import app
from peersupport.tasks import sweep
from support.reminders import ReviewOverdue
from tests.celery_worker import environment_of_worker
from tests.factories import SupportFactory
from tests.reminding import today


def reviews_mailed(folder):
    return sorted(path for path in folder.iterdir() if b"A review is overdue" in path.read_bytes())


def sent():
    return Notice.objects.filter(kind=ReviewOverdue.name, mail=Notice.Mail.SENT)


@contextmanager
def beat(settings, folder, number):
    environment = environment_of_worker(settings, folder) | {"DJANGO_SETTINGS_MODULE": "tests.quick_settings"}
    schedule = f"--schedule={folder / f'schedule-{number}'}"
    process = subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", "peersupport", "beat", "--pidfile=", schedule, "--max-interval=1"],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)


@pytest.mark.worker
def test_a_reminder_arrives_by_beat_and_worker_even_with_two_beats(celery_worker, cast, settings, tmp_path):
    SupportFactory(worker=cast.worker_profile, next_review_due=today(-7))
    with ExitStack() as stack:
        for number in range(2):
            stack.enter_context(beat(settings, tmp_path, number))
        wait_until(lambda: sent().count() == 2, "it did not happen in time")
        wait_until(lambda: not Notice.objects.filter(mail=Notice.Mail.WAITING).exists(), "it did not happen in time")
    assert len(reviews_mailed(celery_worker)) == 2


@pytest.mark.worker
def test_a_nudge_that_comes_twice_sends_once(celery_worker, cast):
    SupportFactory(worker=cast.worker_profile, next_review_due=today(-7))
    sweep.delay()
    sweep.delay()
    wait_until(lambda: sent().count() == 2, "it did not happen in time")
    assert len(reviews_mailed(celery_worker)) == 2


def test_no_task_runs_longer_than_the_broker_waits_for_it(settings):
    visibility = settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"]
    ours = [task for name, task in app.tasks.items() if name.startswith("peersupport.")]
    assert ours
    assert all(task.time_limit < visibility for task in ours)


def test_the_schedule_names_tasks_that_exist(settings):
    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} <= set(app.tasks)


def test_worker_and_beat_try_for_as_long_as_the_broker_is_away():
    """Celery gives up after a hundred times by itself, which is three quarters of an hour."""
    assert app.conf.broker_connection_retry
    assert app.conf.broker_connection_max_retries is None
