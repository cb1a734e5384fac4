"""The production set-up with servers and data of its own, to be measured or broken."""

import os

from local import environment
from local.places import PYTHON

ADDRESSES = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "EMAIL_URL")


def forget_addresses():
    """What is measured or broken is our own, whatever the shell says."""
    for name in ADDRESSES:
        os.environ.pop(name, None)


def production(settings, folder, addresses, port):
    """As docs/operations.md sets it up, except that demo accounts may sign in without a second factor."""
    return environment.of_programs(folder, addresses) | {
        "DJANGO_SETTINGS_MODULE": settings,
        "DEBUG": "0",
        "DEMO": "1",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": f"https://127.0.0.1:{port}",
        "STATIC_ROOT": str(folder / "static"),
        "DATA_DIR": str(folder),
    }


def web_command(port):
    """gunicorn with the product's own configuration."""
    return [PYTHON, "-m", "gunicorn", f"--bind=127.0.0.1:{port}", "peersupport.wsgi"]
