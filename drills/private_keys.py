"""Keys of private text are changed by a command that is killed again and again, while people write."""

import os
import signal
from base64 import urlsafe_b64encode
from contextlib import contextmanager
from itertools import count, cycle
from threading import Event, Thread
from time import monotonic

from django.db import connection
from django.test import override_settings

from drills.people import Service
from drills.table import Result, drill
from drills.waiting import wait_until
from groundwork.private import Unreadable
from local.places import PYTHON, ROOT
from workers.actions.adjustments import edit_adjustment
from workers.models import Adjustment

OLD, NEW = os.urandom(32), os.urandom(32)
BOTH = {"new": NEW, "old": OLD}
KILLS = 5
COMMAND = [PYTHON, ROOT / "manage.py", "rotate_private_keys"]


@drill("private-keys")
def private_keys(stage):
    """The command that changes the keys of private text, killed with -9 half way, five times, and ended at last."""
    stage.renew()
    texts = Texts(stage.operations)
    lost, kills = 0, 0
    with override_settings(PRIVATE_KEYS=BOTH), writing(texts):
        for _ in range(KILLS):
            kills += killed_half_way(stage)
            lost += texts.lost()
        since = monotonic()
        status = start(stage).wait(600)
        took = monotonic() - since
    with override_settings(PRIVATE_KEYS={"new": NEW}):
        lost += texts.lost()
    return Result(
        "Keys of private text changed by a command killed with -9",
        stage.operations,
        stage.operations if status == 0 else 0,
        lost,
        Adjustment.objects.count() - stage.operations,
        took,
        f"{kills} times killed half way; {texts.changed} texts changed meanwhile",
    )


class Texts:
    """So many texts under the old key, of one worker, and what each must say."""

    def __init__(self, number):
        self.worker = Service().worker()
        rows = [Adjustment(worker=self.worker) for _ in range(number)]
        with override_settings(PRIVATE_KEYS={"old": OLD}):
            for place, row in enumerate(rows):
                row.write(need=f"Text {place}")
        Adjustment.objects.bulk_create(rows)
        self.words = {row.pk: f"Text {place}" for place, row in enumerate(rows)}
        self.changed = 0

    def change(self, row, words):
        """Write other words, as people do; what is being written may be read either way."""
        before, self.words[row.pk] = self.words[row.pk], (self.words[row.pk], words)
        try:
            edit_adjustment(adjustment=row, by=self.worker.user, need=words)
        except BaseException:
            self.words[row.pk] = before
            raise
        self.words[row.pk] = words
        self.changed += 1

    def lost(self):
        """How many texts cannot be read now, or are not what was written last."""
        before = dict(self.words)
        return sum(not self.is_right(row, before) for row in Adjustment.objects.all())

    def is_right(self, row, before):
        # What was written between the two looks counts as right too.
        right = {*as_set(before[row.pk]), *as_set(self.words[row.pk])}
        try:
            return row.read("need") in right
        except Unreadable:
            return False


def as_set(words):
    return {words} if isinstance(words, str) else set(words)


@contextmanager
def writing(texts):
    """While the block runs, somebody changes one text after the other."""
    over, failed = Event(), []

    def write():
        try:
            for number, row in zip(count(), cycle(list(Adjustment.objects.all())), strict=False):
                if over.wait(0.01):
                    return
                texts.change(row, f"Changed {number}")
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    thread = Thread(target=write)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
    if failed:
        raise failed[0]


def start(stage):
    keys = ",".join(f"{name}:{urlsafe_b64encode(key).decode()}" for name, key in BOTH.items())
    return stage.launch("rotating", COMMAND, {"PRIVATE_KEYS": keys})


def killed_half_way(stage):
    """Whether the command was killed after it had renewed some texts and before it had ended."""
    before, process = old(), start(stage)
    wait_until(lambda: old() < before - 50 or process.poll() is not None, "the command renews texts")
    is_under_way = process.poll() is None
    if is_under_way:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return is_under_way


def old():
    """How many texts are still under the old key."""
    return Adjustment.objects.filter(need__startswith="v1:old:").count()
