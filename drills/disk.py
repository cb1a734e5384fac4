"""The disk under PostgreSQL is full while people work."""

import os
import shutil
from contextlib import contextmanager
from time import monotonic

from drills.load import Load
from drills.table import drill
from drills.waiting import wait_until
from local import processes
from local.console import say

TIMES = 3
SPARE_MEGABYTES = 128
ENOUGH_TROUBLES = 40


@drill("disk")
def disk(stage):
    """The disk with PostgreSQL's data fills up while eight clients work, and space is made again."""
    if os.geteuid() != 0 or not shutil.which("mkfs.ext4"):
        say("          The drill “disk” is left out: it mounts a small disk, which needs root and mkfs.ext4.")
        return []
    with small_disk(stage) as (filler, server):
        return fills_up(stage, filler, server)


def fills_up(stage, filler, server):
    with stage.web(), Load(stage) as load:
        took = []
        for number in range(1, TIMES + 1):
            load.wait_for(number / (TIMES + 1))
            seen = load.troubles
            fill(filler)
            wait_until(lambda seen=seen: load.troubles >= seen + ENOUGH_TROUBLES, "users meet the full disk")
            filler.unlink()
            since = monotonic()
            if not server.runs:
                server.start()
            took.append(load.recovered_after(since))
    return load.result(f"Disk of PostgreSQL full, {TIMES} times, until space was made", max(took))


@contextmanager
def small_disk(stage):
    """PostgreSQL with a copy of its data on a disk with little space left, on the same port."""
    image, folder = stage.folder / "disk.image", stage.folder / "disk"
    data = stage.folder / "postgres" / "data"
    stage.postgres.stop()
    make_image(image, size_of(data) + SPARE_MEGABYTES * 2**20)
    folder.mkdir(exist_ok=True)
    run("mount", "-o", "loop", image, folder)
    try:
        run("cp", "-a", data, folder / "data")
        with stage.postgres_of(folder / "data") as server:
            yield folder / "filler", server
    finally:
        run("umount", folder)
        image.unlink()
        stage.postgres.start()


def make_image(path, size):
    with path.open("wb") as file:
        file.truncate(size)
    run("mkfs.ext4", "-q", "-m", "0", path)


def fill(path):
    """Write until nothing more fits."""
    block = b"\0" * 2**16
    with open(os.open(path, os.O_WRONLY | os.O_CREAT), "wb", buffering=0) as file:
        try:
            while file.write(block):
                pass
        except OSError:
            os.fsync(file.fileno())


def size_of(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def run(*words):
    processes.call(words, failure=f"{words[0]} failed.")
