"""A Debian machine that goes with the drill: this one's files under a layer in memory, started by its own systemd."""

import os
import signal
import subprocess
from contextlib import ExitStack, contextmanager, suppress

from local import processes
from local.console import Stop
from local.waiting import wait_until

BRIDGE, NETWORK, OURS = "lan", "10.77.0", "10.77.0.1"
BOOT_SECONDS = 120
CLEAN = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8"}
NSPAWN = ["systemd-nspawn", "--quiet", "--register=no", "--keep-unit", "--link-journal=no", "--console=pipe"]


def make_network():
    """A bridge in this process's own network; further addresses of ours are further people's."""
    call("ip", "link", "set", "lo", "up")
    call("ip", "link", "add", BRIDGE, "type", "bridge")
    call("ip", "link", "set", BRIDGE, "up")
    for last in (1, *range(101, 111)):
        call("ip", "address", "add", f"{NETWORK}.{last}/24", "dev", BRIDGE)


def call(*words):
    return processes.call(words, failure=f"{words[0]} failed.")


@contextmanager
def layered(folder, lower):
    """The files of `lower` (folders with colons between), with what is written kept in `folder`; yields the mount."""
    for name in ("upper", "work", "root"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    options = f"lowerdir={lower},upperdir={folder / 'upper'},workdir={folder / 'work'}"
    call("mount", "-t", "overlay", "overlay", "-o", options, folder / "root")
    try:
        yield folder / "root"
    finally:
        call("umount", folder / "root")


class Machine:
    """Running while the block does, reached at `address` from this process's network only."""

    def __init__(self, folder, base, number):
        self.folder, self.base = folder / f"machine{number}", base
        self.name, self.address = f"machine{number}", f"{NETWORK}.{number + 10}"
        self.process = self.leader = None
        self.closing = ExitStack()

    def __enter__(self):
        with ExitStack() as stack:
            self.folder.mkdir()
            stack.callback(self.folder.rmdir)
            call("mount", "-t", "tmpfs", "-o", "size=4g", "tmpfs", self.folder)
            stack.callback(call, "umount", self.folder)
            self.root = stack.enter_context(layered(self.folder, f"{self.base}:/"))
            self.boot()
            stack.callback(self.kill)
            wait_until(self.is_up, f"{self.name} does not start.", BOOT_SECONDS)
            self.run(f"ip address add {self.address}/24 dev host0; ip link set host0 up; ip link set lo up")
            self.closing = stack.pop_all()
        return self

    def __exit__(self, *_raised):
        self.closing.close()

    def boot(self):
        words = [*NSPAWN, "--boot", f"--directory={self.root}", f"--network-bridge={BRIDGE}"]
        self.process = processes.start(
            [*words, f"--machine={self.name}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def is_up(self):
        if self.process.poll() is not None:
            raise Stop(f"{self.name} ended at once.")
        started = processes.children(self.process.pid)
        if not started:
            return False
        self.leader = started[0]
        said = self.tried("systemctl is-system-running").stdout.strip()
        return said in ("running", "degraded")

    def pull_the_plug(self):
        """Nobody is told that it is gone: its cable goes first."""
        call("ip", "link", "set", f"vb-{self.name}", "down")
        self.kill()

    def kill(self):
        if self.leader:
            with suppress(ProcessLookupError):
                os.kill(self.leader, signal.SIGKILL)
        processes.stop(self.process, seconds=20)

    def tried(self, script, **variables):
        """Run a script as root in the machine; what came of it."""
        enter = ["nsenter", "--all", f"--target={self.leader}", "--", "/bin/sh", "-eu", "-c", f"cd /\n{script}"]
        return subprocess.run(
            enter, env=CLEAN | variables, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace"
        )

    def run(self, script, **variables):
        """The same for a script that must succeed; what it printed."""
        done = self.tried(script, **variables)
        if done.returncode:
            raise Stop(f"On {self.name} this failed:\n{script}\n{(done.stdout + done.stderr)[-3000:]}")
        return done.stdout

    def edit(self, path, *changes):
        """Replace texts in a file, each by another."""
        self.write(path, replaced(self.run(f"cat {path}"), changes))

    def write(self, path, text):
        enter = ["nsenter", "--all", f"--target={self.leader}", "--", "/bin/sh", "-c", f"cat > {path}"]
        subprocess.run(enter, env=CLEAN, input=text, text=True, check=True)


def replaced(text, changes):
    for old, new in changes:
        text = text.replace(old, new)
    return text
