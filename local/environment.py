"""The environment that the product's own programs get on this machine."""

import os
from urllib.parse import quote, urlsplit

from local.kept import Kept
from local.places import ROOT, private_folder


def port():
    return int(os.environ.get("PORT") or 8000)


def demo(environ):
    return environ["DEMO"].lower() in ("1", "true", "yes", "on")


def of_owner(environ):
    """The same, for what only the owner of the database may do; the application itself need not be able to."""
    return environ | {"DATABASE_URL": environ["DATABASE_OWNER_URL"]} if environ.get("DATABASE_OWNER_URL") else environ


def of_application(environ):
    """The same without the owner's address."""
    return {name: value for name, value in environ.items() if name != "DATABASE_OWNER_URL"}


def role_of_application(environ):
    """The role to which the owner gives rights; none where the application connects as the owner."""
    return urlsplit(environ["DATABASE_URL"]).username if environ.get("DATABASE_OWNER_URL") else None


def of_programs(data_dir, addresses):
    """What the shell says comes first; the rest is chosen for trying the product out."""
    mail = private_folder(data_dir / "mail")
    chosen = {
        "DEBUG": "1",
        "DEMO": "1",
        "SECRET_KEY": Kept(data_dir).secret("secret_key"),
        "PRIVATE_KEYS": f"local:{Kept(data_dir).secret('private_key', 32)}",
        "SITE_URL": f"http://localhost:{port()}",
        "EMAIL_URL": f"filemail:///{quote(str(mail))}",
        "DATA_DIR": str(data_dir),
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }
    return chosen | {name: value for name, value in os.environ.items() if value or name not in chosen} | addresses
