"""The Celery worker is killed with -9, or stands still, at the steps of sending an email."""

import itertools
import random
import time
from contextlib import contextmanager
from math import ceil
from smtplib import SMTP
from threading import Event

from django.db import connection

from drills.ledger import compared, tell_all
from drills.reviews import OverdueReviews
from drills.table import drill
from drills.waiting import wait_until
from local.mail_server import Hold, drop
from notices.actions import resend
from notices.models import Notice

KILLS, EMAILS_FOR_EACH = 10, 100
SEED = 20261025
# What the mail server has just done, and what that means to us.
STEPS = {
    "connect": "taken, the mail server not heard of yet",
    "data": "the text announced",
    "body": "the text handed over, no answer yet",
    "accepted": "accepted by the mail server, not recorded yet",
}
FEW_STEPS = {step: STEPS[step] for step in ("data", "accepted")}


@drill("worker-killed")
def worker_killed(stage):
    """The worker is killed with -9 at each step of sending."""
    times, chance = f"worker killed {kills(stage)} times", by_chance(random.Random(SEED))
    for step, says in STEPS.items() if stage.full else FEW_STEPS.items():
        yield killed(stage, f"{times}: {says}", at_step(step))
    yield killed_while_claiming(stage, f"{times}: entering what is due")
    yield killed(stage, f"{times}: just recorded", once_recorded)
    if stage.full:
        fault = f"worker's process and then the worker killed {kills(stage)} times by chance"
        yield killed(stage, fault, chance)


@drill("worker-frozen")
def worker_frozen(stage):
    """The worker stands still past its lease while another sends in its place, and wakes."""
    yield overtaken(stage, "connect", "taken; its connection has ended when it wakes", drop)
    yield overtaken(stage, "connect", "taken; the mail server answers when it wakes")
    yield overtaken(stage, "data", "the text announced, and sent again by an administrator", drop, resent=True)
    if stage.full:
        yield overtaken(stage, "data", "the text announced; the mail server asks for it when it wakes")
        yield overtaken(stage, "data", "the text announced; its connection has ended when it wakes", drop)
        yield overtaken(stage, "body", "the text handed over; the mail server answers when it wakes")


def overtaken(stage, step, says, then=None, *, resent=False):
    """The first email of a worker stands at this step, for longer than its lease; `then` happens to its connection."""
    stage.renew()
    notices, hold, gone_on = OverdueReviews().make(stage.operations), Hold(), Event()
    stage.mail.fail(step, only_first(hold, then, gone_on))
    try:
        with stage.beat(), stage.worker(concurrency=1) as frozen:
            wait_until(hold.reached.is_set, f"an email reached the step {step}")
            frozen.freeze()
            with stage.worker():
                stage.clock.move(minutes=6)
                tell_all(stage, notices)
                if resent:
                    send_again(stage, notices)
                hold.release()
                wait_until(gone_on.is_set, "the mail server went on")
                # It has answered by the time it greets somebody else; one who wakes earlier gives up at once.
                SMTP("127.0.0.1", stage.mail.port, timeout=60).quit()
                # It ends what it does before it stops.
                frozen.stop()
                tell_all(stage, notices, minutes=6)
    finally:
        hold.release()
    return compared(f"worker stood still past its lease: {says}", stage, notices)


def only_first(hold, then, gone_on):
    """Hold one conversation, and do `then` to it once it is released; then set the Event `gone_on`."""
    conversations = itertools.count()

    def fault(message):
        if next(conversations) == 0:
            hold(message)
            gone_on.set()
            if then:
                then(message)

    return fault


def send_again(stage, notices):
    for notice in Notice.objects.undecided():
        resend(notice=notice, by=notice.recipient)
    tell_all(stage, notices)


def kills(stage):
    """How often it is killed: emails must be left to be sent each time."""
    return min(KILLS, ceil(stage.operations / EMAILS_FOR_EACH))


def killed(stage, fault, reach):
    """Kill the worker so many times, each time where `reach(stage, worker)` returns, while everything is sent."""
    stage.renew()
    notices, recovered = OverdueReviews().make(stage.operations), 0
    share = notices // kills(stage) // 2
    with stage.worker() as worker, stage.beat():
        for number in range(kills(stage)):
            wait_until(lambda so_far=share * number: stage.mail.accepted.total() >= so_far, "its share was sent")
            reach(stage, worker)
            worker.kill()
            recovered = max(recovered, brought_back(stage, worker))
        tell_all(stage, notices, minutes=6)
    return compared(fault, stage, notices, recovered)


def brought_back(stage, worker):
    """Seconds from the new start of a worker that was killed until it sends, once leases have lapsed."""
    stage.mail.mend()
    wait_until(lambda: stage.mail.now == 0, "conversations with the worker that was killed ended")
    stage.clock.move(minutes=6)
    accepted = stage.mail.accepted.total()
    worker.start()
    return wait_until(lambda: stage.mail.accepted.total() > accepted, "a new worker sent")


def at_step(step):
    def reach(stage, _worker):
        hold = Hold()
        stage.mail.fail(step, hold)
        wait_until(hold.reached.is_set, f"an email reached the step {step}")

    return reach


def once_recorded(_stage, _worker):
    sent = Notice.objects.filter(mail=Notice.Mail.SENT)
    before = sent.count()
    wait_until(lambda: sent.count() > before, "another was recorded")


def by_chance(chance):
    """One process of the pool dies, as when memory runs out, and soon after the whole worker; at any moment."""

    def reach(_stage, worker):
        time.sleep(chance.random())
        worker.kill_child()
        time.sleep(chance.random())

    return reach


def killed_while_claiming(stage, fault):
    """The worker dies with its insertions into the ledger open."""
    stage.renew()
    reviews, notices, recovered = OverdueReviews(), 0, 0
    with stage.worker() as worker, stage.beat():
        for _ in range(kills(stage)):
            with ledger_locked():
                notices += reviews.make(ceil(stage.operations / kills(stage)))
                wait_until(inserts_wait, "a worker waits to enter what is due")
                worker.kill()
            recovered = max(recovered, brought_back(stage, worker))
        tell_all(stage, notices, minutes=6)
    return compared(fault, stage, notices, recovered)


@contextmanager
def ledger_locked():
    """Nobody can write into the ledger while the block runs."""
    other = connection.copy()
    other.set_autocommit(False)
    with other.cursor() as cursor:
        cursor.execute("LOCK TABLE notices_notice IN SHARE MODE")
    try:
        yield
    finally:
        other.rollback()
        other.close()


def inserts_wait():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO \"notices_notice\"%%'"
        )
        return cursor.fetchone()[0] > 0
