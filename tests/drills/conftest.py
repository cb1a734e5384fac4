"""What tests that run a short drill share."""

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import connection

from local import postgres
from local.places import data_dir


@pytest.fixture
def folder():
    """Beside the tests' own PostgreSQL, where the account that runs it may pass through."""
    with TemporaryDirectory(prefix="drill-", dir=data_dir()) as name:
        Path(name).chmod(0o711)
        yield Path(name)


@pytest.fixture
def migrated(folder):
    """Arguments that spare the drill its migrations, where the tests have a migrated database to copy."""
    name, file = os.environ.get("TEST_DATABASE_TEMPLATE"), folder / "migrated.dump"
    if not name:
        return []
    where = connection.settings_dict
    address = f"postgres://{where['USER']}:{where['PASSWORD']}@{where['HOST']}:{where['PORT']}/{name}"
    subprocess.run([postgres.program("pg_dump"), "--format=custom", f"--file={file}", address], check=True, cwd="/")
    return ["--migrated", file]
