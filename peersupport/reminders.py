"""Every reminder there is, and the sweep that the Celery task calls."""

import development.reminders
import pathway.reminders
import referrals.reminders
import supervision.reminders
import support.reminders
import training.reminders
import workers.reminders
from notices.actions import settle_notices
from notices.delivery import send_due
from notices.models import Notice
from notices.reminders import claim_due
from support.staff import Staff

APPS = [
    referrals.reminders, support.reminders, training.reminders, development.reminders, workers.reminders,
    supervision.reminders, pathway.reminders,
]  # fmt: skip
REMINDERS = [reminder for app in APPS for reminder in app.REMINDERS]


def sweep(now):
    """Enter what is due into the ledger, settle what is done, send what waits; safe at any time, any number at once."""
    claimed = claim_due(REMINDERS, now, Staff(now))
    settle_notices(notices=Notice.objects.all(), at=now)
    return claimed, send_due(now, Staff(now), reminders=REMINDERS)
