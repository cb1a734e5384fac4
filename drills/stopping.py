"""Web server and worker are told to stop while they are in the middle of something."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from django.urls import reverse

from drills import barrier
from drills.client import Client
from drills.halfway import ended_or_told
from drills.ledger import compared
from drills.people import Service
from drills.reviews import OverdueReviews
from drills.table import Result, drill
from drills.waiting import wait_until
from local.mail_server import Hold
from peersupport.tasks import sweep
from support.models import Session

# Fewer than the threads of a web server, so that none of them waits for another.
REQUESTS, SESSIONS = 6, "support_session"


@drill("stopping")
def stopping(stage):
    """Web server and worker stopped (TERM) while requests, and a sweep, are under way."""
    yield web_stopped(stage)
    yield worker_stopped(stage)


def web_stopped(stage):
    """Requests stand before their writes when the server is told to stop; each is answered."""
    stage.renew()
    service = Service()
    workers = [service.worker() for _ in range(REQUESTS)]
    supports = [service.support(worker) for worker in workers]
    with stage.web() as server, ThreadPoolExecutor(REQUESTS) as threads:
        clients = [Client(stage, worker.user) for worker in workers]
        barrier.build(stage, SESSIONS, "INSERT")
        with barrier.closed(SESSIONS):
            answers = [threads.submit(log, client, support) for client, support in zip(clients, supports, strict=True)]
            wait_until(lambda: barrier.waiting() == REQUESTS, f"{REQUESTS} requests are under way")
            server.process.terminate()
        done = [bool(answer.result() and answer.result().is_done) for answer in answers]
        server.process.wait(60)
    kept = Session.objects.count()
    remark = f"the server ended with status {server.process.returncode}"
    fault = "Web server stopped (TERM) while requests are under way"
    return Result(fault, REQUESTS, sum(done), REQUESTS - min(kept, sum(done)), 0, remark=remark)


def log(client, support):
    answers = {"date": "yesterday", "attendance": "5", "summary": "We met.", "another": "on"}
    body = urlencode(client.numbered(**answers), doseq=True)
    return ended_or_told(client, reverse("support:log_session", args=[support.pk]), body)


def worker_stopped(stage):
    """A sweep is in the middle of an email when the worker is told to stop; it sends this one and all others."""
    stage.renew()
    notices, hold = OverdueReviews().make(stage.operations), Hold()
    with stage.worker(concurrency=1) as worker:
        stage.mail.fail("body", hold)
        sweep.delay()
        wait_until(hold.reached.is_set, "a sweep was sending")
        worker.process.terminate()
        stage.mail.mend()
        worker.process.wait(90)
    remark = f"the worker ended with status {worker.process.returncode}"
    return compared("Worker stopped (TERM) in the middle of a sweep", stage, notices, remark=remark)
