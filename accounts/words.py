"""Dates as people read them, where no template writes them."""

from django.utils import timezone
from django.utils.dateformat import format as written


def day(date):
    """6 August 2026"""
    return written(date, "j F Y")


def moment(at):
    """6 August 2026 at 14:30, by local clocks"""
    return written(timezone.localtime(at), r"j F Y \a\t H:i")
