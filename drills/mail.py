"""The mail server is away, refuses, hangs, breaks off or is slow."""

from contextlib import ExitStack

from accounts.models import Notice
from drills.ledger import compared, tell_all
from drills.reviews import overdue_reviews
from drills.table import drill
from drills.waiting import wait_until


@drill("mail-away")
def away(stage):
    """The mail server refuses connections, and comes back."""
    supports = overdue_reviews(stage.operations)
    notices = len(supports) * 2
    stage.mail.stop()
    with ExitStack() as stack:
        stack.enter_context(stage.worker())
        stack.enter_context(stage.beat())
        wait_until(some_tried, "an email was tried")
        stage.mail.start()
        stage.clock.move(minutes=2)
        recovered = wait_until(lambda: stage.mail.accepted, "an email got through")
        tell_all(stage, notices)
    return compared("mail server away", stage, notices, recovered)


def some_tried():
    return Notice.objects.filter(tries__gte=1, mail=Notice.Mail.WAITING).exists()
