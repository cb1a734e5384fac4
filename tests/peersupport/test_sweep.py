"""The sweep as a whole: with all rules, at the same time, again and again."""

import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import support.reminders
from accounts.models import User
from notices.models import Delivery, Notice
from notices.reminders import Reminder
from peersupport.reminders import REMINDERS, sweep
from support.models import Support
from support.reminders import ReviewDue, ReviewOverdue
from tests.factories import SupportFactory
from tests.reminding import claim_at, morning, send_at, today

pytestmark = pytest.mark.django_db


def overdue_support(cast):
    return SupportFactory(worker=cast.worker_profile, next_review_due=today(-7))


def of_kind(kind):
    return Notice.objects.filter(kind=kind.name)


def at_the_same_time(number, work):
    """Run `work` in so many threads, each with its own connection, starting together."""
    barrier, errors = threading.Barrier(number), []

    def run():
        try:
            barrier.wait(10)
            work()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert errors == []


def test_every_reminder_is_swept_under_a_name_of_its_own():
    assert {type(reminder) for reminder in REMINDERS} == set(Reminder.__subclasses__())
    assert len({reminder.name for reminder in REMINDERS}) == len(REMINDERS)


def test_every_step_opens_a_page():
    for reminder in REMINDERS:
        for *_, page in reminder.full_steps():
            assert page.path({page.of: uuid4()}).startswith("/")


def test_the_steps_of_a_reminder_share_a_query():
    with CaptureQueriesContext(connection) as queries:
        claim_at(morning(today()), REMINDERS)
    # Before the rules it is asked, once for all of them, who is there, who of them is away and who covers.
    selected = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    who_is_there, who_is_away, who_covers, *asked = selected
    assert who_is_there.startswith('SELECT "accounts_membership"."id", "accounts_membership"."created_at"')
    assert 'FROM "workers_worker"' in who_is_away and 'FROM "support_cover"' in who_covers
    assert len(asked) == len(REMINDERS)


def test_sweeping_again_changes_nothing(cast, mailoutbox):
    overdue_support(cast)
    sweep(morning(today()))
    sent = len(mailoutbox)
    assert of_kind(ReviewOverdue).count() == 2
    assert sweep(morning(today()) + timedelta(minutes=1)) == (0, 0)
    assert len(mailoutbox) == sent


def test_what_was_missed_is_made_up_for_once(cast):
    SupportFactory(worker=cast.worker_profile, next_review_due=today(-3))
    sweep(morning(today()))
    sweep(morning(today()) + timedelta(minutes=1))
    notice = of_kind(ReviewDue).get()
    assert notice.due_on == today(-3)


def test_what_was_resolved_meanwhile_is_not_sent(cast, mailoutbox):
    User.objects.filter(pk=cast.worker.pk).update(delivery=Delivery.DAILY)
    support = overdue_support(cast)
    sweep(morning(today()))
    Support.objects.filter(pk=support.pk).update(next_review_due=today(40))
    sweep(morning(today(1)))
    assert of_kind(ReviewOverdue).get(recipient=cast.worker).mail == Notice.Mail.NONE
    assert not [message for message in mailoutbox if message.to == ["worker@example.org"] and "review" in message.body]


def test_who_handed_the_support_over_is_not_sent_its_reminder(cast, mailoutbox):
    User.objects.filter(pk=cast.worker.pk).update(delivery=Delivery.DAILY)
    support = overdue_support(cast)
    sweep(morning(today()))
    Support.objects.filter(pk=support.pk).update(worker=cast.worker2_profile)
    sweep(morning(today(1)))
    assert of_kind(ReviewOverdue).get(recipient=cast.worker).mail == Notice.Mail.NONE
    assert of_kind(ReviewOverdue).get(recipient=cast.worker2).mail == Notice.Mail.SENT


def queries_of_an_idle_sweep():
    with CaptureQueriesContext(connection) as queries:
        sweep(morning(today()) + timedelta(minutes=1))
    return len(queries)


def test_a_sweep_costs_the_same_however_many_are_overdue(cast):
    overdue_support(cast)
    sweep(morning(today()))
    few = queries_of_an_idle_sweep()
    for _ in range(10):
        overdue_support(cast)
    sweep(morning(today()))
    assert queries_of_an_idle_sweep() == few


@pytest.mark.django_db(transaction=True)
def test_sweeps_at_the_same_time_tell_each_person_once(cast, mailoutbox):
    for _ in range(5):
        overdue_support(cast)
    now = timezone.now()
    at_the_same_time(4, lambda: sweep(now))
    assert of_kind(ReviewOverdue).count() == 10
    sent = [message for message in mailoutbox if "review" in message.subject]
    assert len(sent) == 10
    assert len({(message.to[0], message.subject) for message in sent}) == 10


@pytest.mark.django_db(transaction=True)
def test_sweeps_at_the_same_time_send_one_daily_e_mail(cast, mailoutbox):
    User.objects.filter(pk=cast.lead.pk).update(delivery=Delivery.DAILY)
    cast.lead.refresh_from_db()
    for _ in range(20):
        overdue_support(cast)
    claim_at(timezone.now(), support.reminders.REMINDERS)
    Notice.objects.exclude(recipient=cast.lead).delete()
    Notice.objects.update(next_try_at=timezone.now())
    at_the_same_time(4, lambda: send_at(timezone.now(), reminders=REMINDERS))
    assert [message.subject for message in mailoutbox] == ["Peer support: 20 reminders"]
