"""Starting other programs so that none of them outlives us."""

import contextlib
import ctypes
import os
import pwd
import signal
import subprocess
import sys
import threading
from pathlib import Path

from local.console import Stop

PR_SET_PDEATHSIG = 1
libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def dies_with_us(with_signal):
    """For `preexec_fn`: Linux sends `with_signal` to the child when we end, however we end."""
    parent = os.getpid()

    def prepare():
        if libc:
            libc.prctl(PR_SET_PDEATHSIG, with_signal)
            if os.getppid() != parent:
                os._exit(1)

    return prepare


def unprivileged():
    """Arguments for subprocess: PostgreSQL refuses to run as root, so root hands over to `nobody`."""
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam("nobody")
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def start(command, *, stop_signal=signal.SIGTERM, **options):
    return subprocess.Popen(
        [str(word) for word in command],
        stdin=options.pop("stdin", subprocess.DEVNULL),
        start_new_session=True,
        preexec_fn=dies_with_us(stop_signal),
        **options,
    )


def stop(process, *, stop_signal=signal.SIGTERM, seconds=10):
    """Ask the process to end, then end its whole group."""
    if process.poll() is None:
        process.send_signal(stop_signal)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def command_line(pid):
    """The words a process was started with; empty where there is none such."""
    if sys.platform == "linux":
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            return ""
    return subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, text=True).stdout


def children(pid):
    """Ids of the processes that `pid` started; Linux only."""
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def call(command, *, failure, said="", **options):
    """Run a program to its end in silence, `said` its input; where it fails, stop with `failure` and its last lines."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    process = start(command, text=True, errors="replace", **pipes, **options)
    try:
        output, _ = process.communicate(said)
    finally:
        stop(process, seconds=3)
    if process.returncode:
        raise Stop(f"{failure}\n" + "\n".join(output.splitlines()[-25:]))
    return output


def foreground(command, **options):
    """Run a program that talks to the terminal itself; its exit status."""
    process = subprocess.Popen(command, preexec_fn=dies_with_us(signal.SIGTERM), **options)
    try:
        return process.wait()
    except KeyboardInterrupt as broken_off:
        # Ctrl-C has reached the program already; a signal meant for us alone has not.
        if broken_off.args:
            process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(20)
        raise
    finally:
        process.kill()
        process.wait()


def relay(process, name):
    """Print the process's lines as they come, each with its name before it."""

    def copy():
        for line in process.stdout:
            print(f"{name:<7}| {line.rstrip()}", flush=True)

    thread = threading.Thread(target=copy, daemon=True)
    thread.start()
    return thread
