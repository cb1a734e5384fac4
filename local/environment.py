"""The environment that the product's own programs get on this machine."""

import os
from urllib.parse import quote

from local.kept import Kept
from local.places import ROOT, private_folder


def port():
    return int(os.environ.get("PORT") or 8000)


def demo(environ):
    return environ["DEMO"].lower() in ("1", "true", "yes", "on")


def of_programs(data_dir, addresses):
    """What the shell says comes first; the rest is chosen for trying the product out."""
    mail = private_folder(data_dir / "mail")
    chosen = {
        "DEBUG": "1",
        "DEMO": "1",
        "SECRET_KEY": Kept(data_dir).secret("secret_key"),
        "SITE_URL": f"http://localhost:{port()}",
        "EMAIL_URL": f"filemail:///{quote(str(mail))}",
        "DATA_DIR": str(data_dir),
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }
    return chosen | {name: value for name, value in os.environ.items() if value or name not in chosen} | addresses
