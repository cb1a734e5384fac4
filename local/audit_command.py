"""bin/audit: ask the registries whether any locked package has a known vulnerability. It needs the network."""

from local import install
from local.check_command import passes
from local.console import say
from local.places import PYTHON, ROOT

# Strict: a package that could not be asked about is not in order either.
PIP_AUDIT = [PYTHON, "-m", "pip_audit", "--strict", "--disable-pip", "--require-hashes", "--progress-spinner=off", "-r"]


def main(_arguments):
    install.set_up(install.TEST_LOCKS)
    npm, environ = install.npm_words("audit")
    audits = {lock: [*PIP_AUDIT, ROOT / lock] for lock in install.TEST_LOCKS} | {"package-lock.json": npm}
    failed = [name for name, words in audits.items() if not passes(name, words, environ)]
    say(f"Not clean, or not asked: {', '.join(failed)}" if failed else "No known vulnerability.")
    return 1 if failed else 0
