"""The broker is stopped, emptied, restarted and frozen, and hands tasks out twice."""

import time
from contextlib import contextmanager
from math import ceil
from threading import Event, Thread

import redis
from django.conf import settings
from django.urls import reverse

from drills.client import Client
from drills.ledger import compared, tell_all, told_all
from drills.people import Service, ago
from drills.reviews import OverdueReviews
from drills.table import drill
from drills.waiting import NotKept, wait_until
from local.mail_server import Hold
from peersupport.tasks import sweep

STOPPED_SECONDS, SHORT_SECONDS = 60, 8
TIMES = 10
MISSED_DAYS, OVERDUE_DAYS, PAUSED_SECONDS, FORMS = 3, 7, 3, 5


def away(stage, fault, begin, end, meanwhile=lambda: None):
    """The Result of a broker that goes while every process is busy and nudges wait, as much again becomes due, and
    that comes back days later: what was missed is made up for."""
    reviews, third = OverdueReviews(), ceil(stage.operations / 3)
    notices = reviews.make(third)
    with stage.worker() as worker, stage.beat():
        wait_until(lambda: stage.mail.accepted.total() >= notices // 2, "half of them were sent", seconds=300)
        notices += reviews.make(third)
        with everybody_busy(stage):
            begin()
        worked = meanwhile()
        # A busy worker may still have nudges, so what it finds became due days before.
        stage.clock.move(days=MISSED_DAYS)
        notices += reviews.make(third, due_on=ago(OVERDUE_DAYS + MISSED_DAYS))
        time.sleep(STOPPED_SECONDS if stage.full else SHORT_SECONDS)
        accepted = stage.mail.accepted.total()
        end()
        recovered = wait_until(
            lambda: stage.mail.accepted.total() > accepted or told_all(notices), "sending went on", seconds=300
        )
        tell_all(stage, notices, minutes=6)
        goes_on = worker.runs
    remark = "; ".join(filter(None, ["the worker goes on" if goes_on else "the worker ended", worked]))
    result = compared(fault, stage, notices, recovered, remark)
    result.unclear += not goes_on
    return result


@contextmanager
def everybody_busy(stage):
    """Both processes of a worker wait for the mail server while the block runs, and nudges that it fetched for them."""
    hold = Hold()
    stage.mail.fail("connect", hold)
    try:
        wait_until(lambda: stage.mail.now >= 2, "both processes were busy")
        wait_until(lambda: broker().hlen("unacked"), "a nudge was fetched that nobody had time for")
        yield
    finally:
        stage.mail.mend()


@drill("broker-stopped")
def stopped(stage):
    """The broker is stopped for a minute while emails become due."""
    return away(stage, "broker stopped for a minute", stage.broker.kill, stage.broker.start)


@drill("broker-frozen")
def frozen(stage):
    """The broker stands still for a minute, with its connections open."""
    return away(stage, "broker frozen for a minute", stage.broker.freeze, stage.broker.thaw)


@drill("broker-full")
def full(stage):
    """The broker's memory is full, so that it refuses whatever it would have to keep."""
    with at_work(stage) as forms:
        limit = broker().config_set
        return away(stage, "broker full", lambda: limit("maxmemory", 1), lambda: limit("maxmemory", 0), forms)


@drill("broker-slow")
def slow(stage):
    """The broker takes seconds for each answer."""
    with at_work(stage) as forms, paused_again_and_again() as (begin, end):
        return away(stage, f"broker answers every {PAUSED_SECONDS} seconds", begin, end, forms)


@drill("broker-password")
def password(stage):
    """The broker has another password than the product, and all its connections have ended."""
    with at_work(stage) as forms, broker() as known:
        return away(
            stage,
            "broker with another password",
            lambda: change_password(known, "another"),
            lambda: known.config_set("requirepass", stage.kept.secret("valkey_password")),
            forms,
        )


def change_password(known, password):
    known.config_set("requirepass", password)
    known.execute_command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")


@contextmanager
def paused_again_and_again():
    """Two functions, which begin and end that the broker stands still for seconds, answers, and stands still again."""
    over, thread = Event(), None

    def pause():
        with broker() as client:
            while not over.is_set():
                client.execute_command("CLIENT", "PAUSE", PAUSED_SECONDS * 1000, "ALL")
                over.wait(PAUSED_SECONDS + 0.1)
            client.execute_command("CLIENT", "UNPAUSE")

    def end():
        over.set()
        thread.join()

    thread = Thread(target=pause, daemon=True)
    try:
        yield thread.start, end
    finally:
        over.set()


@contextmanager
def at_work(stage):
    """Somebody who logs sessions: yields a function that does, and says how that went."""
    with stage.web():
        service = Service()
        worker = service.worker(started_on=ago(0))
        client, support = Client(stage, worker.user), service.support(worker)
        path = reverse("support:log_session", args=[support.pk])

        def log():
            answers = {"date": "yesterday", "attendance": "5", "summary": "We met.", "another": "on"}
            sendings = [client.submit("log session", path, answers) for _ in range(FORMS)]
            slowest = max(sending.answer.milliseconds for sending in sendings) / 1000
            done = sum(sending.acknowledged and not sending.repeated for sending in sendings)
            if done < FORMS:
                raise NotKept(f"Only {done} of {FORMS} forms were taken at once.")
            health = client.send("GET", "/healthz/")
            return (
                f"{done} of {FORMS} forms taken at once, the slowest in {slowest:.1f} s; /healthz/ says {health.status}"
            )

        yield log


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
