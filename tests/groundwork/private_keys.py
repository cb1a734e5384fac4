"""Keys for tests of private text."""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

OLD, NEW = (secrets.token_bytes(32) for _ in range(2))


def in_words(**keys):
    """Keys as PRIVATE_KEYS of the environment has them, the newest first."""
    return ",".join(f"{name}:{urlsafe_b64encode(key).decode()}" for name, key in keys.items())


def altered(encrypted, *, key_name=None):
    """A encrypted text with its last byte changed, or under the name of another key."""
    version, name, rest = encrypted.split(":")
    if key_name:
        return f"{version}:{key_name}:{rest}"
    kept = bytearray(urlsafe_b64decode(rest))
    kept[-1] ^= 1
    return f"{version}:{name}:{urlsafe_b64encode(bytes(kept)).decode()}"
