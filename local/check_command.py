"""bin/check: every check that is not a test. Continuous integration runs the same."""

import subprocess

from local import environment, install
from local.console import say
from local.places import PYTHON, ROOT, data_dir
from local.services import shared_services

IMPORT_LINTER = "from importlinter.cli import lint_imports_command; lint_imports_command()"
CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "djlint": ["-m", "djlint", "templates", "--lint", "--quiet"],
    "types": ["-m", "mypy"],
    "import-linter": ["-c", IMPORT_LINTER],
    "migrations": ["manage.py", "makemigrations", "--check", "--dry-run"],
    "Django": ["manage.py", "check", "--fail-level=WARNING"],
}


def main(_arguments):
    install.set_up(install.TEST_LOCKS)
    folder = data_dir()
    with shared_services(folder) as addresses:
        environ = environment.of_owner(environment.of_programs(folder, addresses))
        failed = [name for name, words in CHECKS.items() if not passes(name, [PYTHON, *words], environ)]
    say(f"Not in order: {', '.join(failed)}" if failed else "All checks pass.")
    return 1 if failed else 0


def passes(name, words, environ):
    """Whether a program ends well; what it printed is shown where it does not."""
    done = subprocess.run(words, cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    say(f"{'ok    ' if done.returncode == 0 else 'FAILED'}  {name}")
    if done.returncode:
        say(done.stdout)
    return done.returncode == 0
