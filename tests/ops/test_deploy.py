"""What docs/operations.md has operators copy; `bin/machines` runs it all on machines of its own."""

import re
import shutil
import subprocess

import pytest
from django.conf import settings

from drills.machines.page import PAGE, commands

DEPLOY = settings.BASE_DIR / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
STEPS = ["Install", "Database", "Settings of the machine", "Prepare", "Run", "Proxy", "Connections"]


@pytest.mark.parametrize("heading", STEPS)
def test_each_step_of_the_page_has_commands(heading):
    assert commands(heading, "secret").strip()
    assert "…" not in commands(heading, "secret")


def test_every_file_that_the_page_has_copied_is_there():
    named = set(re.findall(r"deploy/[\w./-]+", PAGE.read_text()))
    assert len(named) >= 4
    assert [name for name in named if not (settings.BASE_DIR / name).exists()] == []


def test_units_start_the_three_programs_and_share_the_rest():
    started = re.findall(r"-m (gunicorn|celery).*? (worker|beat|peersupport\.wsgi)", "".join(map(said, UNITS)))
    assert sorted(started) == [("celery", "beat"), ("celery", "worker"), ("gunicorn", "peersupport.wsgi")]
    assert all("User=" not in said(unit) for unit in UNITS)
    assert "User=peersupport" in said(DEPLOY / "systemd" / "peersupport-.service.d" / "common.conf")


def test_systemd_finds_nothing_wrong_with_the_units(tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed.")
    units = shutil.copytree(DEPLOY / "systemd", tmp_path / "systemd")
    for unit in units.glob("*.service"):
        unit.write_text(unit.read_text().replace("/srv/peersupport/.venv/bin/python", "/bin/true"))
    names = [str(unit).replace("@.", "@1.") for unit in units.glob("*.service")]
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *names], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def said(file):
    return file.read_text()
