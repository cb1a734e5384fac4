"""From the ledger to the mail server: taken, handed over under a lease, stamped.

Taking puts the next try off and commits, so two processes never take the same notice; where
the process dies before it hands the email over, that next try makes up for it. Handing over
is committed as well before it begins. A process that dies from there on leaves a lease that
lapses: whether its email went nobody can tell, so it is shown to administrators and not sent
again by itself.
"""

import logging
import time
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from notices.expects import Staff
from notices.kinds import KINDS
from notices.letters import item, letter
from notices.models import LEASE, Delivery, Notice
from notices.reminders import Reminder, stands
from notices.smtp import NotHandedOver

BACK_OFF_MINUTES = [1, 5, 15, 60, 240]
SECONDS = 45
logger = logging.getLogger(__name__)


class Unsent(Exception):
    """The email was certainly not accepted; it may be tried again."""


class ServerAway(Exception):
    """The mail server cannot be reached, so no other email has a chance now."""


class BrokeOff(Exception):
    """The mail server ended the conversation, or fell silent in it; twice in a row means that it is away."""


def send_due(now: datetime, staff: Staff, *, reminders: Collection[Reminder] = (), seconds: float = SECONDS) -> int:
    """Send what is due at `now`, for at most about `seconds`; returns how many emails were sent.

    `staff` are the people who are there now, as in `notices.reminders.claim_due`. `reminders` are the
    rules by which a notice still stands; what was resolved is not sent.
    """
    give_up_lapsed(now)
    sent, broken_off, end = 0, 0, time.monotonic() + seconds
    while time.monotonic() < end and broken_off < 2 and (taken := take_one(now) or take_daily(now)):
        try:
            sent += post(taken, lambda notice: wanted(notice, reminders, now, staff))
            broken_off = 0
        except BrokeOff:
            logger.warning("the mail server broke off")
            broken_off += 1
        except ServerAway:
            logger.warning("the mail server cannot be reached")
            break
    return sent


def give_up_lapsed(now: datetime) -> None:
    """Mark what a process began to hand over and never finished as perhaps sent."""
    lapsed = Notice.objects.lapsed(now).update(mail=Notice.Mail.UNCERTAIN, leased_until=None)
    if lapsed:
        logger.warning("notices=%d perhaps sent: their process ended while sending", lapsed)


def take_one(now: datetime) -> list[Notice]:
    """The next notice that goes in an email of its own, as a list; empty where there is none."""
    at_once = [name for name, kind in KINDS.items() if kind.always_mail]
    single = ~Exists(get_user_model().objects.filter(pk=OuterRef("recipient"), delivery=Delivery.DAILY))
    due = Notice.objects.to_send(now)
    with transaction.atomic(durable=True):
        found = (due.filter(kind__in=at_once) | due.filter(single)).select_for_update(skip_locked=True, of=("self",))
        return put_off(found.order_by("next_try_at")[:1], now)


def take_daily(now: datetime) -> list[Notice]:
    """Everything that is due for one recipient who wants one email a day; empty where there is none."""
    waiting = Exists(Notice.objects.to_send(now).filter(recipient=OuterRef("pk")))
    with transaction.atomic(durable=True):
        recipients = get_user_model().objects.filter(waiting, delivery=Delivery.DAILY).order_by("pk")
        recipient = recipients.select_for_update(skip_locked=True, no_key=True).first()
        due = Notice.objects.to_send(now).filter(recipient=recipient)
        return put_off(due.select_for_update().order_by("created_at"), now) if recipient else []


def put_off(notices: Iterable[Notice], now: datetime) -> list[Notice]:
    """Take notices: nobody else tries them for a while, nor do we where this process dies."""
    ids = [notice.pk for notice in notices]
    until = max(now, timezone.now()) + LEASE
    Notice.objects.filter(pk__in=ids).update(next_try_at=until, tries=F("tries") + 1)
    return list(Notice.objects.filter(pk__in=ids).select_related("recipient").order_by("created_at", "pk"))


def wanted(notice: Notice, reminders: Collection[Reminder], now: datetime, staff: Staff) -> bool:
    """Whether its recipient still is to get this notice by email."""
    in_app = notice.recipient.delivery == Delivery.IN_APP and not is_always_mailed(notice)
    return not in_app and notice.recipient_id in staff.users and stands(notice, reminders, now, staff)


def is_always_mailed(notice: Notice) -> bool:
    return notice.kind in KINDS and KINDS[notice.kind].always_mail


def post(taken: list[Notice], is_wanted: Callable[[Notice], bool]) -> int:
    """Send taken notices of one recipient as one email and record the outcome; returns how many were sent.

    Those that are not wanted any more are set aside, and those that cannot be put into words do not hold up the rest.
    """
    notices = [notice for notice in taken if is_to_go(notice, is_wanted)]
    if not notices:
        return 0
    try:
        message = letter(notices)
        # An address or a word that no email may have raises here, while nothing was handed over.
        message.message()
    except Exception:
        set_aside(notices)
        return 0
    return send_and_record(message, notices)


def is_to_go(notice: Notice, is_wanted: Callable[[Notice], bool]) -> bool:
    """Whether a notice belongs into the email; where it does not, that is recorded."""
    try:
        if is_wanted(notice):
            item(notice)
            return True
        settle([notice], mail=Notice.Mail.NONE)
    except Exception:
        set_aside([notice])
    return False


def set_aside(notices: list[Notice]) -> None:
    """Try later what could not be put into words, as a worker of a later version may; give up after all tries."""
    logger.exception("notice=%s could not be put into words", notices[0].pk)
    for notice in notices:
        if notice.tries < len(BACK_OFF_MINUTES):
            put_back([notice])
        else:
            settle([notice], mail=Notice.Mail.UNWRITTEN)


def send_and_record(message: EmailMessage, notices: list[Notice]) -> int:
    try:
        if not send(message, notices):
            return 0
    except ServerAway:
        put_back(notices)
        raise
    except NotHandedOver as error:
        put_back(notices)
        raise BrokeOff from error
    except Unsent:
        put_back(notices)
        return 0
    except Exception as error:
        logger.error("notice=%s perhaps sent: %s", notices[0].pk, type(error).__name__)
        settle(notices, mail=Notice.Mail.UNCERTAIN)
        if isinstance(error, (OSError, SMTPException)):
            raise BrokeOff from error
        return 0
    settle(notices, mail=Notice.Mail.SENT, sent_at=timezone.now())
    return 1


def send(message: EmailMessage, notices: list[Notice]) -> bool:
    """Hand one email over; False where others took its notices meanwhile.

    ServerAway, NotHandedOver or Unsent where it certainly was not accepted; any other error leaves that open.
    """
    try:
        connection = get_connection()
        connection.open()
    except (OSError, SMTPException, ImproperlyConfigured) as error:
        raise ServerAway from error
    try:
        if not begin(notices):
            return False
        connection.send_messages([message])
    except (SMTPResponseException, SMTPRecipientsRefused) as error:
        logger.warning("the mail server refused an email: %s", type(error).__name__)
        raise Unsent from error
    finally:
        # What the server accepted is accepted, however it says goodbye.
        with suppress(OSError, SMTPException):
            connection.close()
    return True


def begin(notices: list[Notice]) -> bool:
    """Commit that these are being handed over from now on; False where they are not ours any more.

    They are not where this process stood still for so long that others took them.
    """
    with transaction.atomic(durable=True):
        waiting = ours(notices).filter(mail=Notice.Mail.WAITING)
        begun = waiting.update(mail=Notice.Mail.SENDING, leased_until=timezone.now() + LEASE) == len(notices)
        transaction.set_rollback(not begun)
    return begun


def put_back(notices: list[Notice]) -> None:
    """Let these be tried again, after longer and longer; nothing is dropped."""
    for notice in notices:
        minutes = BACK_OFF_MINUTES[min(notice.tries, len(BACK_OFF_MINUTES)) - 1]
        settle([notice], mail=Notice.Mail.WAITING, next_try_at=timezone.now() + timedelta(minutes=minutes))


def settle(notices: list[Notice], **outcome: Any) -> None:
    """Record the outcome of this try."""
    ours(notices).update(leased_until=None, **outcome)


def ours(notices: list[Notice]) -> QuerySet[Notice]:
    """The rows of notices that one process took together, as long as nobody took them again."""
    return Notice.objects.filter(pk__in=[notice.pk for notice in notices], next_try_at=notices[0].next_try_at)
