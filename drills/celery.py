"""The Celery worker is killed with -9 at each step of sending an email, again and again."""

import random
import time
from contextlib import contextmanager

from django.db import connection

from accounts.models import Notice
from drills.ledger import compared, tell_all
from drills.reviews import make_supports, make_worker, overdue_reviews
from drills.table import drill
from drills.waiting import wait_until
from local.mail_server import Hold

KILLS = 10
SEED = 20261025
# What the mail server has just done, and what that means to us.
STEPS = {
    "connect": "taken, the mail server not heard of yet",
    "data": "the text announced",
    "body": "the text handed over, no answer yet",
    "accepted": "accepted by the mail server, not recorded yet",
}


@drill("worker-killed")
def worker_killed(stage):
    """The worker is killed with -9 at each step of sending."""
    at_steps = [killed(stage, says, at_step(step)) for step, says in STEPS.items()]
    recorded = killed(stage, "just recorded", once_recorded)
    return [killed_while_claiming(stage), *at_steps, recorded, killed_by_chance(stage)]


def killed(stage, says, reach):
    """Kill the worker so many times, each time where `reach(stage)` returns, while everything is sent."""
    stage.renew()
    notices, recovered = overdue_reviews(stage.operations), 0
    share = notices // KILLS // 2
    with stage.worker() as worker, stage.beat():
        for number in range(KILLS):
            wait_until(lambda so_far=share * number: stage.mail.accepted.total() >= so_far, "its share was sent")
            reach(stage)
            worker.kill()
            recovered = max(recovered, brought_back(stage, worker))
        tell_all(stage, notices, minutes=6)
    return compared(f"worker killed {KILLS} times: {says}", stage, notices, recovered)


def brought_back(stage, worker):
    """Seconds from the new start of a worker that was killed until it sends, once leases have lapsed."""
    stage.mail.mend()
    wait_until(lambda: stage.mail.now == 0, "conversations with the worker that was killed ended")
    stage.clock.move(minutes=6)
    accepted = stage.mail.accepted.total()
    worker.start()
    return wait_until(lambda: stage.mail.accepted.total() > accepted, "a new worker sent")


def at_step(step):
    def reach(stage):
        hold = Hold()
        stage.mail.fail(step, hold)
        wait_until(hold.reached.is_set, f"an email reached the step {step}")

    return reach


def once_recorded(_stage):
    sent = Notice.objects.filter(mail=Notice.Mail.SENT)
    before = sent.count()
    wait_until(lambda: sent.count() > before, "another was recorded")


def killed_while_claiming(stage):
    """The worker dies with its insertions into the ledger open."""
    stage.renew()
    supporter, notices, recovered = make_worker(), 0, 0
    with stage.worker() as worker, stage.beat():
        for _ in range(KILLS):
            with ledger_locked():
                notices += 2 * len(make_supports(supporter, -(-stage.operations // KILLS // 2)))
                wait_until(inserts_wait, "a worker waits to enter what is due")
                worker.kill()
            recovered = max(recovered, brought_back(stage, worker))
        tell_all(stage, notices, minutes=6)
    return compared(f"worker killed {KILLS} times: entering what is due", stage, notices, recovered)


@contextmanager
def ledger_locked():
    """Nobody can write into the ledger while the block runs."""
    other = connection.copy()
    other.set_autocommit(False)
    with other.cursor() as cursor:
        cursor.execute("LOCK TABLE accounts_notice IN SHARE MODE")
    try:
        yield
    finally:
        other.rollback()
        other.close()


def inserts_wait():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO \"accounts_notice\"%%'"
        )
        return cursor.fetchone()[0] > 0


def killed_by_chance(stage):
    """One process of the pool dies, as when memory runs out, and soon after the whole worker; at any moment."""
    stage.renew()
    chance, notices = random.Random(SEED), overdue_reviews(stage.operations)
    share, recovered = notices // KILLS // 2, 0
    with stage.worker() as worker, stage.beat():
        for number in range(KILLS):
            wait_until(lambda so_far=share * number: stage.mail.accepted.total() >= so_far, "its share was sent")
            time.sleep(chance.random())
            worker.kill_child()
            time.sleep(chance.random())
            worker.kill()
            recovered = max(recovered, brought_back(stage, worker))
        tell_all(stage, notices, minutes=6)
    return compared(f"worker's process and then the worker killed {KILLS} times by chance", stage, notices, recovered)
