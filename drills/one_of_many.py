"""One email goes wrong for good among others: they go all the same, and administrators are told of the one."""

from uuid import uuid4

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Role
from drills.ledger import compared, idle, sweep_once, tell_all
from drills.reviews import OverdueReviews
from drills.table import drill
from drills.waiting import wait_until
from local.mail_server import drop
from notices.delivery import BACK_OFF_MINUTES
from notices.models import Delivery, Notice

NO_KIND = "of_another_version"
# One sweep sends so many and has time to spare.
OF_ONE_SWEEP = 200


@drill("mail-one-refused")
def one_refused(stage):
    """The mail server refuses one address among good ones, or breaks off at it, until it is put right."""
    yield refused(stage, "refuses one address with 550", lambda: "550 nobody of that name")
    yield refused(stage, "ends the connection at one address", lambda: drop(None))


def refused(stage, fault, act):
    """The Result of one sweep in which one address does not work, and of what comes after it was put right."""
    stage.renew()
    reviews, bad = OverdueReviews(), OverdueReviews()
    notices = reviews.make(min(stage.operations, OF_ONE_SWEEP)) + bad.make(1)
    address = bad.supporter.user.email
    stage.mail.fail("recipient", lambda to: act() if to == address else None)
    with stage.worker(concurrency=1):
        sweep_once(stage)
        held_up = Notice.objects.exclude(recipient=bad.supporter.user).exclude(mail=Notice.Mail.SENT).count()
        put_aside = Notice.objects.filter(recipient=bad.supporter.user, mail=Notice.Mail.WAITING, tries=1).count()
        stage.mail.mend()
        with stage.beat():
            tell_all(stage, notices, minutes=6)
    result = compared(fault, stage, notices, remark="all others went in the same sweep")
    result.unclear = held_up + abs(put_aside - 1)
    return result


@drill("mail-without-words")
def without_words(stage):
    """A notice cannot be put into words: alone, and among others in somebody's daily email."""
    reviews = OverdueReviews()
    notices, daily = reviews.make(min(stage.operations, OF_ONE_SWEEP)), reviews.user(Role.ADMINISTRATOR)
    User.objects.filter(pk=daily.pk).update(delivery=Delivery.DAILY)
    notice(daily, "referral_submitted")
    bad = [notice(reviews.lead, NO_KIND).pk, notice(daily, NO_KIND).pk]
    with stage.worker(concurrency=1):
        sweep_once(stage)
        held_up = Notice.objects.exclude(pk__in=bad).exclude(mail=Notice.Mail.SENT).count()
        with stage.beat():
            try_until_given_up(stage, bad)
    told = Notice.objects.filter(pk__in=bad, mail=Notice.Mail.UNWRITTEN).count()
    result = compared("two notices that cannot be put into words", stage, notices + 3)
    result.unclear = held_up + len(bad) - told
    return result


def try_until_given_up(stage, ids):
    """Move the clock on while nothing is due, until these are tried no more, or more often than they should be."""
    ended = Notice.objects.filter(Q(mail=Notice.Mail.UNWRITTEN) | Q(tries__gt=len(BACK_OFF_MINUTES)), pk__in=ids)

    def given_up():
        if idle():
            stage.clock.move(minutes=6)
        return ended.count() == len(ids)

    wait_until(given_up, "both were tried for the last time")


def notice(recipient, kind):
    """A notice to be sent now."""
    what = {"thing": uuid4(), "label": "PS-7K3F-29", "path": "/", "due_on": timezone.localdate()}
    return Notice.objects.create(kind=kind, recipient=recipient, **what)
