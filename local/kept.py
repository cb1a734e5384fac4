"""What is made up once and kept in the data folder: passwords, the secret key, ports."""

import json
import os
import secrets
import socket


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def is_free(port):
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


class Kept:
    """A small file of values, readable by its owner only."""

    def __init__(self, folder):
        self.path = folder / "local.json"
        self.values = json.loads(self.path.read_text()) if self.path.exists() else {}

    def secret(self, name, size=48):
        """Random text made of so many bytes."""
        return self.values.get(name) or self.keep(name, secrets.token_urlsafe(size))

    def port(self, name):
        """The port last used, or another where something else has taken it."""
        port = self.values.get(name)
        return port if port and is_free(port) else self.keep(name, free_port())

    def known(self, name):
        return self.values.get(name)

    def keep(self, name, value):
        self.values[name] = value
        fresh = self.path.with_suffix(".new")
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(self.values, file)
        fresh.replace(self.path)
        return value
