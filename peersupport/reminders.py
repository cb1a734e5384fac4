"""Every reminder there is, and the sweep that the Celery task calls."""

import referrals.reminders
import supervision.reminders
import support.reminders
import training.reminders
import workers.reminders
from accounts.staff import Staff
from notices.delivery import send_due
from notices.reminders import claim_due

APPS = [referrals.reminders, support.reminders, training.reminders, workers.reminders, supervision.reminders]
REMINDERS = [reminder for app in APPS for reminder in app.REMINDERS]


def sweep(now):
    """Enter what is due into the ledger and send what waits there; safe to run at any time, any number at once."""
    claimed = claim_due(REMINDERS, now, Staff(now))
    return claimed, send_due(now, Staff(now), reminders=REMINDERS)
