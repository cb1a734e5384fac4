"""Dates as people read them."""

import datetime
from collections.abc import Sequence

from django.utils import timezone
from django.utils.dateformat import format as written


def day(date: datetime.date) -> str:
    """6 August 2026; a list writes a hundred of them, so without looking up languages and formats."""
    return f"{date.day} {date:%B %Y}"


def moment(at: datetime.datetime) -> str:
    """6 August 2026 at 14:30, by local clocks"""
    return written(timezone.localtime(at), r"j F Y \a\t H:i")


def listed(words: Sequence[str]) -> str:
    """Ann; Ann and Bo; Ann, Bo and Cy"""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
