"""One short drill by the command that people type."""

import os
import subprocess

import pytest
from django.conf import settings

pytestmark = pytest.mark.sweep


def test_a_worker_goes_on_when_the_broker_is_restarted_in_the_middle_of_a_sweep(folder, migrated):
    done = subprocess.run(
        [settings.BASE_DIR / "bin" / "drill", "broker-restarted", "--operations=16", *migrated],
        env=os.environ | {"DATA_DIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "| 16 | 16 | 0 | 0 |" in done.stdout
    assert not (folder / "drill").exists()
