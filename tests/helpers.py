"""What tests of one person's journey share."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from queue import SimpleQueue
from threading import Barrier, Thread

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from notices.models import Notice
from support.actions.sessions import log_session
from support.models import EndingReason, Session, Support
from tests.factories import days_ago


def ended(code="time-limit"):
    """Fields of a support that has ended."""
    return {
        "status": Support.Status.ENDED,
        "ended_on": days_ago(2),
        "ending_reason": EndingReason.objects.get(code=code),
    }


def at(name, thing, app="support"):
    """The address of a page or deed about a thing."""
    return reverse(f"{app}:{name}", args=[thing.pk])


def told(user):
    """The kinds of their notices."""
    return list(Notice.objects.filter(recipient=user).values_list("kind", flat=True))


def log(support, **answers):
    """Log a session of today, as its worker does."""
    answers = {"date": days_ago(0), "attendance": Session.Attendance.ON_TIME, "summary": "We had tea."} | answers
    return log_session(support=support, by=support.worker.user, **answers)


def at_once(*deeds):
    """Run deeds in threads with a connection each, all starting together; their outcomes."""
    ready, outcomes = Barrier(len(deeds)), []

    def run(deed):
        ready.wait()
        outcomes.append(outcome_of(deed))

    threads = [Thread(target=run, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def count_queries(client, address):
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@contextmanager
def while_held():
    """A transaction that others have to wait for: `start(deed)` begins one and returns once it waits.

    Its outcome is in the future that `start` returned, when the block is over.
    """
    with ThreadPoolExecutor() as threads, transaction.atomic():
        sessions = SimpleQueue()

        def start(deed):
            begun = threads.submit(on_session, deed, sessions)
            wait_until_waiting(sessions.get(timeout=30))
            return begun

        yield start


def on_session(deed, sessions):
    """The outcome of a deed, after saying on which session of PostgreSQL it runs."""
    connection.ensure_connection()
    sessions.put(connection.connection.info.backend_pid)
    return outcome_of(deed)


def outcome_of(deed):
    """What a deed returns, or its refusal, on a connection of its own."""
    try:
        return deed()
    except ValidationError as refusal:
        return refusal
    finally:
        connection.close()


def wait_until_waiting(session):
    """Return when this session waits for a lock."""
    end = time.monotonic() + 30
    with connection.cursor() as cursor:
        while time.monotonic() < end:
            cursor.execute("SELECT 1 FROM pg_locks WHERE pid = %s AND NOT granted", [session])
            if cursor.fetchone():
                return
    raise AssertionError("The deed does not wait.")
