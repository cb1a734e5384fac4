"""bin/lock: compile the three lists of direct dependencies into locks with hashes."""

import os

from local import install
from local.console import step
from local.places import PYTHON, ROOT
from local.processes import call

OPTIONS = ("--universal", "--python-version=3.11", "--generate-hashes", "--no-emit-index-url", "--quiet")


def main(arguments):
    """Arguments go on to uv: `bin/lock --upgrade`, `bin/lock --upgrade-package django`."""
    install.set_up(install.TEST_LOCKS)
    for lock in install.TEST_LOCKS:
        source = lock.replace(".txt", ".in")
        with step(f"Compile {source} into {lock}"):
            options = [*OPTIONS, "--custom-compile-command=bin/lock", f"--output-file={lock}"]
            call(
                [PYTHON, "-m", "uv", "pip", "compile", *options, *arguments, source],
                failure=f"{source} could not be resolved.",
                cwd=ROOT,
                env=os.environ | {"VIRTUAL_ENV": str(PYTHON.parent.parent)},
            )
    return 0
