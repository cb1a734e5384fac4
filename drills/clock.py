"""Reminders go out while the clocks change: in the hour that comes twice, and past the one that never comes."""

from datetime import date, time, timedelta
from math import ceil

from django.utils import timezone

from accounts.models import User
from drills.ledger import tell_all
from drills.reminders import AFTERNOON, EveryReminder, told_of_each, working_day
from drills.reviews import OverdueReviews
from drills.table import Result, drill
from notices.models import Delivery, Notice
from notices.working_days import at
from peersupport.reminders import sweep
from support.reminders import ReviewOverdue

CHANGES = {
    "clocks go back on 25 October 2026": date(2026, 10, 25),
    "clocks go forward on 28 March 2027": date(2027, 3, 28),
}
STEP, LONG_STEP = timedelta(minutes=10), timedelta(hours=1)
DAY, OVERDUE = timedelta(days=1), timedelta(days=7)
FIRST_MINUTES = time(0, 10)
EVENING, MORNING, SEVEN, LATE = time(23), time(8), time(7), timedelta(minutes=20)


@drill("clock-change")
def clock_change(stage):
    """Two nights around the change of the clocks in steps of ten minutes, beside worker and beat."""
    for fault, sunday in CHANGES.items():
        yield every_kind(stage, f"{fault}, every kind of reminder due on the first working day after", sunday)
    for fault, sunday in CHANGES.items():
        yield through(stage, fault, sunday)


def through(stage, fault, sunday):
    """The worker wants each email at once, the lead one a day; a third of all becomes due on each of three days."""
    stage.renew()
    stage.clock.move_to(at(sunday - DAY, EVENING))
    notices = reviews_overdue_on([sunday - DAY, sunday, sunday + DAY], stage.operations)
    with stage.worker(), stage.beat():
        step_through(stage, at(sunday - DAY, EVENING), at(sunday + DAY, MORNING), STEP if stage.full else LONG_STEP)
    return told_in_time(stage, fault, notices)


def every_kind(stage, fault, sunday):
    """From the first minutes of the first working day after the change on, which are another day in UTC in summer."""
    stage.renew()
    day = working_day(sunday + DAY)
    stage.clock.move_to(at(day, FIRST_MINUTES))
    expected = EveryReminder(day).expected
    with stage.worker(), stage.beat():
        step_through(stage, at(day, FIRST_MINUTES), at(day, AFTERNOON), LONG_STEP)
        tell_all(stage, len(expected))
    return told_of_each(stage, fault, expected)


def step_through(stage, now, end, step):
    while now <= end:
        stage.clock.move_to(now)
        sweep(timezone.now())
        now += step


def reviews_overdue_on(days, notices):
    """Make supports whose overdue review is told of on these days; how many notices that will be."""
    reviews, share = OverdueReviews(), ceil(notices / len(days))
    User.objects.filter(pk=reviews.lead.pk).update(delivery=Delivery.DAILY)
    return sum(reviews.make(share, due_on=day - OVERDUE) for day in days)


def told_in_time(stage, fault, notices):
    """Lost is also what was entered on another day than it was due; doubled, also a daily email too many."""
    told = Notice.objects.filter(kind=ReviewOverdue.name)
    in_time = [notice for notice in told if timezone.localdate(notice.created_at) == notice.due_on]
    sent = told.filter(mail=Notice.Mail.SENT).order_by("sent_at")
    at_once = sent.filter(recipient__delivery=Delivery.SINGLE)
    daily = sent.filter(recipient__delivery=Delivery.DAILY)
    letters = [notice for notice in daily if str(notice.pk) in stage.mail.accepted]
    early_or_late = [letter for letter in letters if not is_seven(letter.sent_at)]
    missing = [notice for notice in at_once if str(notice.pk) not in stage.mail.accepted]
    lost = notices - sent.count() + len(told) - len(in_time) + len(missing) + len(early_or_late)
    doubled = len(told) - notices + stage.mail.accepted.total() - len(stage.mail.accepted) + len(letters) - 2
    remark = f"daily emails at {', '.join(f'{timezone.localtime(letter.sent_at):%A %H:%M}' for letter in letters)}"
    return Result(fault, notices, sent.count(), lost, doubled, remark=remark)


def is_seven(moment):
    """Whether local clocks showed seven in the morning, or up to two steps later."""
    seven = at(timezone.localdate(moment), SEVEN)
    return seven <= moment <= seven + LATE
