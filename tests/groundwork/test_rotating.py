"""Keys of private text are changed while nothing is lost, whenever the command is killed."""

import os
import subprocess
import sys
import time
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from groundwork import rotating
from groundwork.models import Autosave
from groundwork.private import Unreadable
from tests.factories import UserFactory
from tests.groundwork.private_keys import NEW, OLD, in_words

ROWS, KILLS = 2500, 4


@pytest.fixture
def under_old(settings):
    """`under_old(number)` keeps that many texts under the old key, and makes a newer one the first."""

    def make(number):
        settings.PRIVATE_KEYS = {"old": OLD}
        user = UserFactory()
        rows = [Autosave(user=user, path=f"/{n}/", data={}) for n in range(number)]
        for row in rows:
            row.write(encrypted=f"Words of {row.path}")
        Autosave.objects.bulk_create(rows)
        settings.PRIVATE_KEYS = {"new": NEW, "old": OLD}

    return make


def lost():
    return [row.path for row in Autosave.objects.all() if row.shown("encrypted") != f"Words of {row.path}"]


def renewed():
    return Autosave.objects.filter(encrypted__startswith="v1:new:").count()


@pytest.mark.django_db
def test_after_rotating_the_earlier_key_can_go(under_old, settings, monkeypatch, capsys):
    monkeypatch.setattr(rotating, "BATCH", 2)
    under_old(5)
    Autosave.objects.create(user=UserFactory(), path="/none/", data={"x": ["y"]})
    before = list(Autosave.objects.order_by("pk").values_list("saved_at", flat=True))
    call_command("rotate_private_keys")
    assert "5 rows are encrypted afresh." in capsys.readouterr().out
    settings.PRIVATE_KEYS = {"new": NEW}
    assert lost() == ["/none/"]
    assert list(Autosave.objects.order_by("pk").values_list("saved_at", flat=True)) == before
    call_command("rotate_private_keys")
    assert "0 rows are encrypted afresh." in capsys.readouterr().out


@pytest.mark.django_db
def test_what_no_key_reads_is_counted_and_stays_as_it_was(under_old, settings):
    under_old(3)
    moved = Autosave.objects.first()
    Autosave.objects.filter(pk=moved.pk).update(path="/elsewhere/")
    with pytest.raises(CommandError, match="1 in groundwork_autosave"):
        call_command("rotate_private_keys")
    assert Autosave.objects.get(pk=moved.pk).encrypted == moved.encrypted
    assert renewed() == 2


@pytest.mark.django_db
def test_without_a_key_the_command_says_which_setting(settings):
    settings.PRIVATE_KEYS = {}
    with pytest.raises(CommandError, match="PRIVATE_KEYS is not set"):
        call_command("rotate_private_keys")


@pytest.mark.django_db
def test_rows_are_read_in_batches(under_old, monkeypatch):
    monkeypatch.setattr(rotating, "BATCH", 3)
    under_old(7)
    with CaptureQueriesContext(connection) as queries:
        rotating.rotate()
    locking = [
        query for query in queries if "FOR NO KEY UPDATE" in query["sql"] and "groundwork_autosave" in query["sql"]
    ]
    assert len(locking) == 3


def start():
    database = urlsplit(os.environ["DATABASE_URL"])._replace(path="/" + connection.settings_dict["NAME"])
    environ = os.environ | {
        "DJANGO_SETTINGS_MODULE": "peersupport.settings",
        "DATABASE_URL": database.geturl(),
        "PRIVATE_KEYS": in_words(new=NEW, old=OLD),
    }
    return subprocess.Popen(
        [sys.executable, "manage.py", "rotate_private_keys"],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def wait_until(condition, process):
    end = time.monotonic() + 60
    while not condition() and process.poll() is None:
        assert time.monotonic() < end
        time.sleep(0.002)


@pytest.mark.sweep
def test_killed_at_any_moment_nothing_is_lost_and_the_next_run_goes_on(transactional_db, under_old, settings):
    under_old(ROWS)
    seen = []
    for _ in range(KILLS):
        done, process = renewed(), start()
        wait_until(lambda done=done: renewed() > done, process)
        process.kill()
        process.communicate()
        seen.append(renewed())
        assert lost() == []
    assert 0 < seen[0] < ROWS
    assert seen == sorted(seen)
    process = start()
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    assert f"{ROWS - seen[-1]} rows are encrypted afresh." in said.decode()
    settings.PRIVATE_KEYS = {"new": NEW}
    assert lost() == []


def test_a_text_under_no_key_is_unreadable(settings):
    settings.PRIVATE_KEYS = {"new": NEW}
    row = Autosave(user_id=1, path="/x/", encrypted="v1:old:eA==")
    with pytest.raises(Unreadable):
        row.read("encrypted")
