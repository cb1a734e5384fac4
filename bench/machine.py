"""On what it was measured."""

import os
import platform
import time
from pathlib import Path

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
        **size(),
        "postgres": postgres.split()[0],
        "shared_buffers": buffers,
        "busy": busy(),
    }


def size():
    return {
        "cores": len(os.sched_getaffinity(0)),
        "gigabytes": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "python": platform.python_version(),
    }


def size_in_words(size):
    return f"{size['cores']} cores, {size['gigabytes']} GB of memory, Python {size['python']}"


def busy(seconds=3):
    """Per cent of the cores that other work takes, seen while nothing of ours runs."""
    before = processor_ticks()
    time.sleep(seconds)
    idle, every = (after - earlier for after, earlier in zip(processor_ticks(), before, strict=True))
    return 100 - 100 * idle / every


def processor_ticks():
    """Of all cores since the machine started: idle ones, and all."""
    ticks = [int(word) for word in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return ticks[3] + ticks[4], sum(ticks)
