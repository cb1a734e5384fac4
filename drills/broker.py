"""The broker is stopped, emptied, restarted and frozen, and hands tasks out twice."""

import time
from math import ceil

import redis
from django.conf import settings

from drills.ledger import compared, tell_all
from drills.reviews import OverdueReviews
from drills.table import drill
from drills.waiting import wait_until
from local.mail_server import Hold
from peersupport.tasks import sweep

STOPPED_SECONDS, SHORT_SECONDS = 60, 8
TIMES = 10


def away(stage, fault, begin, end):
    """The Result of a broker that is away while as much again becomes due."""
    reviews, half = OverdueReviews(), ceil(stage.operations / 2)
    notices = reviews.make(half)
    with stage.worker(), stage.beat():
        wait_until(lambda: stage.mail.accepted.total() >= notices // 2, "half of them were sent", seconds=300)
        begin()
        notices += reviews.make(half)
        time.sleep(STOPPED_SECONDS if stage.full else SHORT_SECONDS)
        accepted = stage.mail.accepted.total()
        end()
        recovered = wait_until(lambda: stage.mail.accepted.total() > accepted, "sending went on", seconds=300)
        tell_all(stage, notices)
    return compared(fault, stage, notices, recovered)


@drill("broker-stopped")
def stopped(stage):
    """The broker is stopped for a minute while emails become due."""
    return away(stage, "broker stopped for a minute", stage.broker.kill, stage.broker.start)


@drill("broker-frozen")
def frozen(stage):
    """The broker stands still for a minute, with its connections open."""
    return away(stage, "broker frozen for a minute", stage.broker.freeze, stage.broker.thaw)


@drill("broker-flushed")
def flushed(stage):
    """Everything in the broker is deleted, again and again, while emails are sent."""
    return again_and_again(stage, "broker emptied ten times", lambda: broker().flushall())


@drill("broker-restarted")
def restarted(stage):
    """The broker is restarted in the middle of sweeps, again and again."""

    def restart():
        stage.broker.kill()
        stage.broker.start()

    return again_and_again(stage, "broker restarted ten times, in the middle of sweeps", restart)


def again_and_again(stage, fault, act):
    """The Result of `act`, which empties the broker, in the middle of so many sweeps; more becomes due right after."""
    reviews, notices, recovered = OverdueReviews(), 0, 0
    times = min(TIMES, ceil(stage.operations / 10))
    share = ceil(stage.operations / times / 2)
    with stage.worker(), stage.beat():
        for _ in range(times):
            accepted = stage.mail.accepted.total()
            notices += reviews.make(share)
            wait_until(lambda so_far=accepted: stage.mail.accepted.total() > so_far, "a sweep began", seconds=300)
            act()
            accepted = stage.mail.accepted.total()
            notices += reviews.make(share)
            took = wait_until(lambda so_far=accepted: stage.mail.accepted.total() > so_far, "it went on", seconds=300)
            recovered = max(recovered, took)
        tell_all(stage, notices)
    return compared(fault, stage, notices, recovered)


@drill("redelivery")
def redelivery(stage):
    """The broker hands sweeps out again that a busy worker had fetched and not begun."""
    notices = OverdueReviews().make(stage.operations)
    first = Hold(once=True)
    stage.mail.fail("body", first)
    with stage.worker(concurrency=1):
        sweep.delay()
        wait_until(first.reached.is_set, "a worker was busy")
        for _ in range(3):
            sweep.delay()
        wait_until(lambda: not broker().llen("celery"), "it fetched all there was")
        with stage.worker():
            # Nobody nudges any more: another worker can only have got what had been fetched before.
            wait_until(lambda: stage.mail.accepted, "fetched sweeps were handed out again")
            stage.mail.mend()
            with stage.beat():
                tell_all(stage, notices)
    return compared("sweeps handed out again that a busy worker had fetched", stage, notices)


def broker():
    return redis.Redis.from_url(settings.CELERY_BROKER_URL)
