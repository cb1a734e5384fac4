"""What all machines have: Debian's packages and the product's, as the page installs them. Needs the registries."""

import subprocess

from drills.machines.machine import NSPAWN, layered
from drills.machines.page import REPOSITORY, commands
from local import processes
from local.console import Stop, step
from local.places import ROOT

# As on a machine that was never used: PostgreSQL's cluster empty, and no product.
UNUSED = """
export DEBIAN_FRONTEND=noninteractive
rm -rf /srv/peersupport /etc/peersupport.env /var/lib/peersupport
pg_lsclusters -h 2>/dev/null | while read -r version name rest; do pg_dropcluster "$version" "$name"; done || true
"""
AFTER = """
pg_lsclusters -h | grep -q . || pg_createcluster 15 main --locale=C.UTF-8
test -e /etc/nginx/sites-enabled/default || ln -s /etc/nginx/sites-available/default /etc/nginx/sites-enabled/default
rm -f /var/lib/redis/*
"""


def make_base(folder):
    """The layer with everything that the section "Install" installs; kept in the folder it returns."""
    with step("Install Debian's packages and the product's, as the page says"), layered(folder, "/") as root:
        processes.call(
            ["git", "clone", "--quiet", "--bare", ROOT, root / REPOSITORY.lstrip("/")],
            failure="The product could not be copied into the machine.",
        )
        run(root, "\n".join([UNUSED, commands("Install", ""), AFTER]))
    return folder / "upper"


def run(root, script):
    """Run a script there without starting the machine, in this process's network."""
    words = [*NSPAWN, f"--directory={root}", "--resolv-conf=bind-host", "--as-pid2", "/bin/sh", "-eux", "-c", script]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace")
    if done.returncode:
        raise Stop(f"The page's commands failed:\n{(done.stdout + done.stderr)[-3000:]}")
