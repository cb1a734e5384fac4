"""On what it was measured."""

import os
import platform

from django.db import connection
from django.utils import timezone


def machine():
    """The day, and what speed depends on."""
    today = timezone.localdate()
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version'), current_setting('shared_buffers')")
        postgres, buffers = cursor.fetchone()
    return {
        "day": f"{today.day} {today:%B %Y}",
        "cores": len(os.sched_getaffinity(0)),
        "gigabytes": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "python": platform.python_version(),
        "postgres": postgres.split()[0],
        "shared_buffers": buffers,
    }
