"""What `bin/test --quick` leaves out."""

import subprocess
import sys

import pytest
from django.conf import settings

ASKED = ["tests/access", "tests/abuse", "tests/ops/test_fixtures.py"]


def collected(*arguments):
    """The files of which tests would run, and the names of those tests."""
    command = [sys.executable, "-m", "pytest", "-n0", "--collect-only", *arguments, *ASKED]
    done = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    tests = [line.split("::") for line in done.stdout.splitlines() if "::" in line]
    return {file for file, *_ in tests}, {name.partition("[")[0] for _, *_, name in tests}


def test_quick_leaves_out_sweeps_and_browsers_and_nothing_else():
    every_file, every_test = collected()
    files, tests = collected("--quick")
    assert {"tests/access/test_sweep.py", "tests/abuse/test_forms.py"} <= every_file - files
    assert files == {
        "tests/access/test_two_browsers.py",
        "tests/access/test_two_roles.py",
        "tests/ops/test_fixtures.py",
    }
    assert "test_the_browser_opens_the_product" in every_test - tests
    assert "test_a_real_worker_listens" in tests


@pytest.mark.parametrize("name", ["test_a_real_worker_listens", "test_a_worker_who_moved_teams"])
def test_other_arguments_go_on(name):
    _, tests = collected("--quick", "-k", name)
    assert tests and all(each.startswith(name) for each in tests)
