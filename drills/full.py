"""A folder for emails, or a log, to which nothing more can be written."""

import os
import shutil
from collections import Counter
from contextlib import contextmanager
from math import ceil

from drills.disk import fill, run
from drills.ledger import compared, tell_all
from drills.load import Load
from drills.mail import waiting
from drills.reviews import OverdueReviews
from drills.table import drill
from drills.waiting import wait_until
from local.console import say
from local.mail_server import MESSAGE_ID

TRIED = 3


@drill("mail-folder")
def mail_folder(stage):
    """The folder that emails are kept in is gone, and its disk full, until it is mended."""
    folder = stage.folder / "kept-mail"
    yield kept(stage, "a file where the folder of emails should be", folder, lambda: no_folder(folder))
    if os.geteuid() != 0:
        say("          The full folder of emails is left out: it mounts a small disk, which needs root.")
        return
    with small_folder(folder):
        yield kept(stage, "disk with the folder of emails full", folder, lambda: full(folder))


def kept(stage, fault, folder, begin):
    """The Result of emails that go to a folder: `begin` the fault, and end it by what that returns."""
    stage.renew()
    notices, end = OverdueReviews().make(stage.operations), begin()
    with stage.worker(EMAIL_URL=f"filemail:///{folder}"), stage.beat():
        wait_until(lambda: waiting().filter(tries__gte=1).count() >= TRIED, "emails met the fault")
        end()
        stage.clock.move(minutes=6)
        recovered = wait_until(lambda: any(folder.glob("*.log")), "an email was kept")
        tell_all(stage, notices, minutes=6)
    stage.mail.accepted = Counter(message_id(file) for file in folder.glob("*.log"))
    half_written = stage.mail.accepted.pop("", 0)
    result = compared(fault, stage, notices, recovered)
    result.unclear = half_written
    return result


def message_id(file):
    """The number of the notice whose email this is; nothing where it is not a whole one."""
    text = file.read_bytes()
    found = MESSAGE_ID.search(text)
    return found[1].decode() if found and text.endswith(b"-" * 79 + b"\n") else ""


def no_folder(folder):
    # What an earlier run on the same stage left.
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("")
    return folder.unlink


def full(folder):
    filler = folder / "filler"
    fill(filler)
    return filler.unlink


@contextmanager
def small_folder(folder):
    """A disk of its own in memory, large enough for everything that a drill writes."""
    for file in folder.glob("*"):
        file.unlink()
    folder.mkdir(exist_ok=True)
    run("mount", "-t", "tmpfs", "-o", "size=64m", "none", folder)
    try:
        yield
    finally:
        # Lazily: a process that was just killed may hold a file for a moment.
        run("umount", "--lazy", folder)


@drill("log-full")
def log_full(stage):
    """The disk with the logs of all programs fills up while emails are sent, and while people work."""
    if os.geteuid() != 0:
        say("          The drill “log-full” is left out: it mounts a small disk, which needs root.")
        return
    logs = stage.folder / "logs"
    with small_folder(logs):
        yield emails_go_on(stage, logs)
        stage.renew()
        yield people_work_on(stage, logs)


def emails_go_on(stage, logs):
    stage.logs = logs
    reviews, half = OverdueReviews(), ceil(stage.operations / 2)
    notices = reviews.make(half)
    with stage.worker(), stage.beat():
        wait_until(lambda: stage.mail.accepted, "emails were sent")
        make_space = full(logs)
        notices += reviews.make(half)
        tell_all(stage, notices)
        make_space()
    return compared("disk with the logs of worker and beat full", stage, notices)


def people_work_on(stage, logs):
    stage.logs = logs
    with stage.web(), Load(stage) as load:
        load.wait_for(0.2)
        make_space = full(logs)
        load.wait_for(1)
        make_space()
    return load.result("disk with the log of the web server full", None)
