"""Every reminder there is, and the sweep that the Celery task calls."""

import referrals.reminders
import supervision.reminders
import workers.reminders
from accounts.delivery import send_due
from accounts.reminders import claim_due

REMINDERS = [*referrals.reminders.REMINDERS, *workers.reminders.REMINDERS, *supervision.reminders.REMINDERS]


def sweep(now):
    """Enter what is due into the ledger and send what waits there; safe to run at any time, any number at once."""
    return claim_due(REMINDERS, now), send_due(now, reminders=REMINDERS)
