"""One short drill by the command that people type."""

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.conf import settings
from django.db import connection

from local import postgres
from local.places import data_dir

pytestmark = pytest.mark.sweep


def migrated(folder):
    """Arguments that spare the drill its migrations, where the tests have a migrated database to copy."""
    name, file = os.environ.get("TEST_DATABASE_TEMPLATE"), folder / "migrated.dump"
    if not name:
        return []
    where = connection.settings_dict
    address = f"postgres://{where['USER']}:{where['PASSWORD']}@{where['HOST']}:{where['PORT']}/{name}"
    subprocess.run([postgres.program("pg_dump"), "--format=custom", f"--file={file}", address], check=True, cwd="/")
    return ["--migrated", file]


@pytest.fixture
def folder():
    """Beside the tests' own PostgreSQL, where the account that runs it may pass through."""
    with TemporaryDirectory(prefix="drill-", dir=data_dir()) as name:
        Path(name).chmod(0o711)
        yield Path(name)


def test_a_worker_goes_on_when_the_broker_is_restarted_in_the_middle_of_a_sweep(folder):
    done = subprocess.run(
        [settings.BASE_DIR / "bin" / "drill", "broker-restarted", "--operations=16", *migrated(folder)],
        env=os.environ | {"DATA_DIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "| 16 | 16 | 0 | 0 |" in done.stdout
    assert not (folder / "drill").exists()
