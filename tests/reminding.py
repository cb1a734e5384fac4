"""What tests of reminders share: claim and send at some moment, and see who is told what."""

from datetime import time, timedelta

from django.utils import timezone

from notices.delivery import send_due
from notices.models import Notice
from notices.reminders import claim_due
from notices.working_days import add_working_days, at
from support.staff import Staff

ENGLAND = "england-and-wales"


def today(offset=0):
    """The date so many days from now."""
    return timezone.localdate() + timedelta(days=offset)


def morning(day):
    """Eight o'clock on that day."""
    return at(day, time(8))


def working_days_after(day, number):
    return add_working_days(day, number, ENGLAND)


def claim_at(moment, reminders):
    """Enter what is due at that moment, as the sweep does; how many notices were new."""
    return claim_due(reminders, moment, Staff(moment))


def send_at(moment, **options):
    """Send what is due at that moment, as the sweep does; how many emails went."""
    return send_due(moment, Staff(moment), **options)


def told(reminders, kind, day):
    """Claim what is due on `day` from an empty ledger; the local parts of who is told of `kind`."""
    Notice.objects.all().delete()
    claim_at(morning(day), reminders)
    emails = Notice.objects.filter(kind=kind.name).values_list("recipient__email", flat=True)
    return {email.partition("@")[0] for email in emails}
