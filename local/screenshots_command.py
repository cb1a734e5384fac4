"""bin/screenshots: the README's pictures, taken anew from a running bin/run."""

from local import environment, install
from local.console import Stop
from local.kept import is_free
from local.places import PYTHON, ROOT
from local.processes import foreground


def main(_arguments):
    install.set_up(install.TEST_LOCKS)
    port = environment.port()
    if is_free(port):
        raise Stop(f"Nothing runs on port {port}. Start bin/run first, and set PORT where it is not 8000.")
    return foreground([PYTHON, ROOT / "docs" / "screenshots" / "take.py", f"http://localhost:{port}"])
