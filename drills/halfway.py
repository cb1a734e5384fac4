"""A deed is ended between two of its writes: nothing of it may be there, and the same form does it once."""

import os
import signal
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPException
from urllib.parse import urlencode

from django.db import connection, connections
from django.urls import reverse

from accounts.permissions import Role
from drills import barrier
from drills.client import Client
from drills.people import Service
from drills.postgres import kill_all
from drills.table import Result, drill
from drills.waiting import wait_until
from local.processes import children
from referrals.models import DeclineReason, Referral
from support.actions.matching import match

# They say when somebody was last here, and what is rendered; a request that fails may change them.
APART = {"django_session", "django_cache"}


class Deeds:
    """Each function makes what a deed is about, and returns who sends its form, to which address, with what answers."""

    def __init__(self, stage):
        self.service = Service()
        self.worker = self.service.worker(agreed_caseload=99)
        self.lead = Client(stage, self.service.user(Role.LEAD))
        self.peer = Client(stage, self.worker.user)
        self.support = self.service.support(self.worker)

    def log_session(self):
        answers = {"date": "yesterday", "attendance": "5", "summary": "We met.", "another": "on"}
        return self.peer, reverse("support:log_session", args=[self.support.pk]), answers

    def decline(self):
        reason = DeclineReason.objects.offered().first().pk
        answers = {"reason": reason, "explanation": "Too far away."}
        return self.lead, reverse("referrals:decline", args=[self.service.referral().pk]), answers

    def accept_offer(self):
        referral = self.service.referral(Referral.Status.WAITING)
        offer = match(referral=referral, worker=self.worker, by=self.service.lead)
        return self.peer, reverse("support:accept_offer", args=[offer.pk]), {}

    @property
    def all(self):
        return [self.log_session, self.decline, self.accept_offer]


@drill("halfway")
def halfway(stage):
    """Web processes, then PostgreSQL, killed with -9 while a deed stands before each of its writes."""
    yield web_killed(stage)
    yield postgres_killed(stage)


def web_killed(stage):
    stage.renew()
    with stage.web() as server:
        return ended_halfway(stage, "Web processes killed with -9", lambda: kill_processes(server))


def kill_processes(server):
    """Those that serve; gunicorn starts others in their place."""
    for pid in children(server.process.pid):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def postgres_killed(stage):
    stage.renew()
    with stage.web():
        return ended_halfway(stage, "PostgreSQL killed with -9", lambda: kill_all(stage.postgres), stage.postgres.start)


def ended_halfway(stage, fault, end, mend=lambda: None):
    """The Result of deeds that stood before each of their writes, one after the other, when `end` came.

    `end()` returns once the fault has come, `mend()` once it is over. Doubled is a row that a deed left without
    being done; lost, one that is missing although its form was answered with success afterwards.
    """
    deeds, result = Deeds(stage), Result(f"{fault} between two writes of one deed", 0, 0, 0, 0)
    for deed in deeds.all:
        written = rows_of(deed())
        # Few are enough to see whether a deed is whole; the long run stands before each.
        tables = list(written) if stage.full else list(written)[:: len(written) // 2]
        for table in tables:
            barrier.build(stage, table, "INSERT")
        for table in tables:
            stand(deed, table, end, mend, written, result)
        for table in tables:
            barrier.remove(stage, table)
    return result


def rows_of(sending):
    """How many rows a deed adds to which tables when nothing comes between."""
    before = rows()
    client, path, fields = numbered(sending)
    client.commit(path, fields)
    return rows() - before


def stand(deed, table, end, mend, written, result):
    client, path, fields = numbered(deed())
    body, before = urlencode(fields, doseq=True), rows()
    with ThreadPoolExecutor(1) as thread:
        with barrier.closed(table):
            answer = thread.submit(ended_or_told, client, path, body)
            wait_until(barrier.waiting, f"{deed.__name__} stands before it writes {table}")
            end()
        mend()
        answer.result()
    connections.close_all()
    wait_until(lambda: not others(), "what was under way has ended")
    left = rows() - before
    done = client.until_answered("POST", path, body).is_done
    missing = Counter(written) - (rows() - before)
    result.operations += 1
    result.acknowledged += done
    result.doubled += left.total()
    result.lost += missing.total() if done else 0
    result.unclear += not done
    result.remark += "".join(f"{deed.__name__} left a row in {name}; " for name in left)


def numbered(sending):
    client, path, answers = sending
    return client, path, client.numbered(**answers)


def ended_or_told(client, path, body):
    """One attempt, however it ends."""
    try:
        return client.send("POST", path, body)
    except (OSError, HTTPException):
        return None


def rows():
    """How many rows each table has, but for those that are APART."""
    with connection.cursor() as cursor:
        names = [name for name in connection.introspection.table_names(cursor) if name not in APART]
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in names))
        return Counter(dict(cursor.fetchall()))


def others():
    """Connections of the product in the middle of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE xact_start IS NOT NULL AND pid <> pg_backend_pid()")
        return cursor.fetchone()[0]
