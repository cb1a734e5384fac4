"""What the ledger says was sent, against what the mail server accepted."""

from collections import Counter
from time import monotonic

import redis
from django.utils import timezone

from drills.table import Result
from drills.waiting import wait_until
from notices.models import Notice
from peersupport.celery import app
from peersupport.tasks import sweep

OPEN = [Notice.Mail.WAITING, Notice.Mail.SENDING]
PATIENCE_SECONDS, SHORT_PATIENCE_SECONDS = 120, 60


def tell_all(stage, notices, *, seconds=900, minutes=0):
    """Wait until so many notices are in the ledger and none waits to be sent any more, or nothing happens any more.

    The clock goes on by `minutes` whenever nothing is due, so that later tries and lapsed leases come at once.
    """
    still = Standstill(stage)

    def told():
        if minutes and idle():
            stage.clock.move(minutes=minutes)
        return told_all(notices) or still.lasts()

    wait_until(told, f"all {notices} notices told", seconds)


def told_all(notices):
    """Whether so many are in the ledger, and none waits to be sent."""
    return Notice.objects.count() >= notices and not Notice.objects.filter(mail__in=OPEN).exists()


class Standstill:
    """Notices that nothing happens to for so long that nobody waits for them: they are lost."""

    def __init__(self, stage):
        self.stage, self.seen, self.since = stage, None, 0
        self.seconds = PATIENCE_SECONDS if stage.full else SHORT_PATIENCE_SECONDS

    def lasts(self):
        states = Counter(Notice.objects.values_list("mail", "tries"))
        now = (states, self.stage.mail.tried, self.stage.mail.accepted.total())
        if now != self.seen:
            self.seen, self.since = now, monotonic()
        return monotonic() > self.since + self.seconds


def sweep_once(stage):
    """Let the only worker sweep once, from the beginning to the end of it."""
    sweep.delay()
    wait_until(lambda: stage.mail.tried and not sweeping(), "one sweep began and ended", seconds=300)


def sweeping():
    """Whether some worker runs a task; true also while none answers."""
    try:
        active = app.control.inspect(timeout=2).active()
    except redis.ConnectionError:
        # The broker was started anew since this process last asked it.
        return True
    return not active or any(active.values())


def idle():
    """Whether notices wait for a later time only."""
    waiting = Notice.objects.filter(mail=Notice.Mail.WAITING).exists()
    at_work = Notice.objects.to_send(timezone.now()) | Notice.objects.filter(mail=Notice.Mail.SENDING)
    return waiting and not at_work.exists()


def compared(fault, stage, notices, recovered=None, remark=""):
    """The Result for so many notices that were due.

    Lost is a notice that is missing, or called sent while the mail server never had it, or given
    up without being shown to administrators. Doubled is one too many in the ledger or at the mail
    server. What nobody can know is shown as perhaps sent, and what no words were found for as not written; the
    remark counts them.
    """
    accepted = stage.mail.accepted
    by_state = {state: ids(state) for state in Notice.Mail}
    sent, uncertain, unwritten = (by_state[getattr(Notice.Mail, name)] for name in ("SENT", "UNCERTAIN", "UNWRITTEN"))
    entered = sum(len(found) for found in by_state.values())
    lost = max(0, notices - entered) + len(sent - set(accepted)) + entered - len(sent | uncertain | unwritten)
    doubled = max(0, entered - notices) + sum(times - 1 for times in accepted.values())
    if uncertain:
        arrived = len(uncertain & set(accepted))
        remark = "; ".join(filter(None, [remark, f"{len(uncertain)} shown as perhaps sent, {arrived} of them were"]))
    if unwritten:
        remark = "; ".join(filter(None, [remark, f"{len(unwritten)} shown as not written"]))
    return Result(fault, notices, len(sent), lost, doubled, recovered, remark)


def ids(state):
    return {str(pk) for pk in Notice.objects.filter(mail=state).values_list("pk", flat=True)}
