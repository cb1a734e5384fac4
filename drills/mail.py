"""The mail server is away, refuses, hangs, breaks off or is slow."""

import itertools
import time

from drills.ledger import compared, sweep_once, tell_all
from drills.reviews import OverdueReviews
from drills.table import drill
from drills.waiting import wait_until
from local.mail_server import Hold, answer, drop
from notices.models import Notice

SILENT_SECONDS = 15
BROKEN_OFF_ENOUGH = 2
# Of so many that are slower than anybody waits, each is given up.
TOO_SLOW = 3


def during(stage, fault, begin, end, tried):
    """The Result of sending while the mail server is at fault, from `begin` until `tried`, and after `end`."""
    notices = OverdueReviews().make(stage.operations)
    begin()
    with stage.worker(), stage.beat():
        wait_until(tried, "emails met the fault", seconds=900)
        accepted = stage.mail.accepted.total()
        end()
        wait_until(lambda: not being_sent().exists(), "those that were held up ended", seconds=60)
        # Nobody waits for the product's next try.
        stage.clock.move(minutes=6)
        recovered = wait_until(lambda: stage.mail.accepted.total() > accepted or not waiting().exists(), "an email")
        tell_all(stage, notices, minutes=6)
    return compared(fault, stage, notices, recovered)


def waiting():
    return Notice.objects.filter(mail=Notice.Mail.WAITING)


def being_sent():
    return Notice.objects.filter(mail=Notice.Mail.SENDING)


def at_step(stage, fault, step, act, tried=None):
    """`during` for a fault at one step of the conversation; by default until every notice was tried.

    Only a mail server that has the text and has not answered leaves open whether it was sent.
    """
    result = during(stage, fault, lambda: stage.mail.fail(step, act), stage.mail.mend, tried or all_tried)
    if step != "body":
        result.unclear = Notice.objects.filter(mail=Notice.Mail.UNCERTAIN).count()
    return result


def all_tried():
    return Notice.objects.exists() and not Notice.objects.filter(tries=0).exists()


def times_tried(stage, number):
    return lambda: stage.mail.tried >= number


@drill("mail-away")
def away(stage):
    """The mail server refuses connections, and comes back."""
    tried = waiting().filter(tries__gte=1)
    return during(stage, "refuses connections", stage.mail.stop, stage.mail.start, lambda: tried.count() > 5)


@drill("mail-refusing")
def refusing(stage):
    """The mail server refuses every recipient, for now (451) and for good (550), and then takes them."""
    yield at_step(stage, "refuses recipients with 451", "recipient", answer("451 try again later"))
    yield again(stage, "refuses recipients with 550", "recipient", answer("550 nobody of that name"))
    yield again(stage, "refuses the text with 452", "body", answer("452 no space"))


def again(stage, *arguments):
    stage.renew()
    return at_step(stage, *arguments)


@drill("mail-hanging")
def hanging(stage):
    """The mail server accepts connections and falls silent: at once, in the middle, after it has the text."""
    for step in ("connect", "recipient", "body"):
        yield hanging_at(stage, step)


def hanging_at(stage, step):
    stage.renew()
    # It stays silent until it is mended, so that nobody gets on who waits for it.
    return at_step(stage, f"silent, step {step}", step, Hold(), lambda: stage.mail.given_up >= TOO_SLOW)


@drill("mail-breaking-off")
def breaking_off(stage):
    """The mail server drops every third connection: before the text, after it, and after it has accepted it."""
    in_silence = accepted_in_silence(stage)
    yield breaking_off_at(stage, "accepts, and drops the connection before it says so", "body", in_silence)
    yield breaking_off_at(stage, "accepts, says so and drops the connection", "accepted", drop)
    yield breaking_off_at(stage, "drops connections before the text", "data", drop)
    yield breaking_off_at(stage, "drops connections after the text", "body", drop)


@drill("mail-dropping")
def dropping(stage):
    """The mail server drops every connection of a sweep: before the text, and after it."""
    yield one_sweep(stage, "drops every connection of one sweep before the text", "data")
    yield one_sweep(stage, "drops every connection of one sweep after the text", "body")


def one_sweep(stage, fault, step):
    """The Result of a single sweep that meets nothing but ends of connections: the second one ends it."""
    stage.renew()
    notices = OverdueReviews().make(stage.operations)
    stage.mail.fail(step, drop)
    with stage.worker(concurrency=1):
        sweep_once(stage)
        tried = stage.mail.tried
        stage.mail.mend()
        with stage.beat():
            tell_all(stage, notices, minutes=6)
    result = compared(fault, stage, notices, remark=f"{tried} connections")
    result.unclear = max(0, tried - BROKEN_OFF_ENOUGH)
    return result


def breaking_off_at(stage, fault, step, act):
    stage.renew()
    count = itertools.count(1)
    return at_step(stage, fault, step, lambda message: act(message) if next(count) % 3 == 0 else None)


def accepted_in_silence(stage):
    def accept_and_drop(message):
        stage.mail.accept(message)
        drop(message)

    return accept_and_drop


@drill("mail-slow")
def slow(stage):
    """The mail server takes half a second for each email, and now and then longer than a sweep waits."""
    half_a_second = "half a second for each email"
    yield at_step(stage, half_a_second, "body", lambda _message: time.sleep(0.5), times_tried(stage, 30))
    yield too_slow(stage)


def too_slow(stage):
    """The Result of a few answers that come too late, while others come at once."""
    stage.renew()
    count = itertools.count()

    def some_late(_message):
        if next(count) % 8 == 0 and stage.mail.given_up < TOO_SLOW:
            time.sleep(SILENT_SECONDS)

    def all_given_up():
        return stage.mail.given_up >= TOO_SLOW and stage.mail.tried >= 30

    return at_step(stage, f"some answers only after {SILENT_SECONDS} seconds", "body", some_late, all_given_up)
