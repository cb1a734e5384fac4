"""More beats and more workers than one."""

from contextlib import ExitStack
from datetime import timedelta
from math import ceil

from django.utils import timezone

from accounts.models import User
from drills import barrier
from drills.ledger import compared, tell_all
from drills.reminders import AFTERNOON, EveryReminder, told_of_each, working_day
from drills.reviews import OverdueReviews
from drills.table import Result, drill
from drills.waiting import wait_until
from notices.models import Delivery, Notice
from notices.reminders import claim_due
from notices.working_days import at
from peersupport.reminders import REMINDERS
from support.staff import Staff

PROCESSES, DAY = 4, timedelta(days=1)


@drill("beats-and-workers")
def beats_and_workers(stage):
    """Two beats at once, with one worker, two workers and four; every kind of reminder; many who take at once."""
    yield every_kind(stage)
    for delivery in (Delivery.SINGLE, Delivery.DAILY):
        yield at_the_same_moment(stage, delivery)
    for number in (1, 2, 4) if stage.full else (2,):
        yield together(stage, beats=2, workers=number)


def together(stage, *, beats, workers):
    stage.renew()
    notices = OverdueReviews().make(stage.operations)
    with ExitStack() as stack:
        for _ in range(workers):
            stack.enter_context(stage.worker())
        for _ in range(beats):
            stack.enter_context(stage.beat())
        tell_all(stage, notices)
    remark = f"up to {stage.mail.most} emails at the same time"
    return compared(f"{beats} beats and {workers} workers of two processes each", stage, notices, remark=remark)


def every_kind(stage):
    stage.renew()
    day = working_day(timezone.localdate())
    stage.clock.move_to(at(day, AFTERNOON))
    expected = EveryReminder(day).expected
    with stage.worker(), stage.worker(), stage.beat(), stage.beat():
        tell_all(stage, len(expected))
    return told_of_each(stage, "2 beats and 2 workers, every kind of reminder", expected)


def at_the_same_moment(stage, delivery):
    """Processes take the next email at the same moment; doubled is also a notice that was taken more than once."""
    stage.renew()
    shares = [OverdueReviews().make(ceil(stage.operations / PROCESSES)) for _ in range(PROCESSES)]
    User.objects.update(delivery=delivery)
    barrier.build(stage, "notices_notice", "UPDATE", "NEW.tries > OLD.tries")
    claim_due(REMINDERS, timezone.now(), Staff(timezone.now()))
    stage.clock.move_to(at(timezone.localdate() + DAY, AFTERNOON))
    with stage.worker(concurrency=PROCESSES), stage.beat():
        with barrier.closed("notices_notice"):
            wait_until(lambda: barrier.waiting() == PROCESSES, f"{PROCESSES} processes take an email")
        tell_all(stage, sum(shares))
    return taken_once(stage, f"{PROCESSES} processes take the next email at the same moment, {delivery}", sum(shares))


def taken_once(stage, fault, notices):
    if not Notice.objects.filter(recipient__delivery=Delivery.DAILY).exists():
        result = compared(fault, stage, notices)
    else:
        sent = Notice.objects.filter(mail=Notice.Mail.SENT).count()
        letters = stage.mail.accepted.total()
        result = Result(fault, notices, sent, lost=notices - sent, doubled=letters - 2 * PROCESSES)
    result.doubled += Notice.objects.filter(tries__gt=1).count()
    return result
