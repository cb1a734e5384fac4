"""The drill of keys that are changed half way, at its smallest."""

import os
import re
import subprocess

import pytest
from django.conf import settings

pytestmark = pytest.mark.sweep


def test_nothing_is_lost_where_the_command_that_changes_keys_is_killed(folder, migrated):
    done = subprocess.run(
        [settings.BASE_DIR / "bin" / "drill", "private-keys", "--operations=1200", *migrated],
        env=os.environ | {"DATA_DIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "| 1,200 | 1,200 | 0 | 0 |" in done.stdout
    assert int(re.search(r"(\d) times killed half way", done.stdout)[1]) > 1
