"""Text that even the database does not know: encrypted by AES-GCM under keys of its own, for one place alone.

Such a text says its version and its key, and then follow its nonce and what is encrypted. The place (table, row and
column) is part of the proof: put anywhere else it is refused. Texts are filled up to full blocks, so that their length
does not tell what they are. Keys are PRIVATE_KEYS, the newest first; docs/operations.md says how they change.
"""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.padding import PKCS7
from django.conf import settings
from django.core.exceptions import ValidationError

VERSION = "v1"
# What every encrypted text looks like; the database refuses any other.
LOOKS = r"^v1:[A-Za-z0-9-]{1,20}:[A-Za-z0-9_=-]+$"
NONCE_BYTES = 12
BLOCK_BITS = 1024
CANNOT_BE_READ = "This text cannot be read."
NO_KEY = "Private text cannot be saved at the moment. Nothing was saved. Tell whoever looks after this service."


class Unreadable(Exception):
    """No present key opens this text in this place."""


def newest() -> str:
    """The name of the key under which texts are encrypted now; ValidationError, in words for a form, without any."""
    if not settings.PRIVATE_KEYS:
        raise ValidationError(NO_KEY, code="no_key")
    return next(iter(settings.PRIVATE_KEYS))


def beginning() -> str:
    """What every text under the newest key begins with."""
    return f"{VERSION}:{newest()}:"


def encrypt(text: str, place: str) -> str:
    """The text as it is kept in this place; what is empty stays empty."""
    if not text:
        return ""
    start = beginning()
    filler = PKCS7(BLOCK_BITS).padder()
    nonce, full = os.urandom(NONCE_BYTES), filler.update(text.encode()) + filler.finalize()
    encrypted = AESGCM(settings.PRIVATE_KEYS[newest()]).encrypt(nonce, full, proof(start, place))
    return start + urlsafe_b64encode(nonce + encrypted).decode()


def decrypt(encrypted: str, place: str) -> str:
    """The text that was encrypted for this place; Unreadable where it was not, or its key is not here."""
    if not encrypted:
        return ""
    try:
        version, name, rest = encrypted.split(":")
        kept = urlsafe_b64decode(rest)
        full = AESGCM(settings.PRIVATE_KEYS[name]).decrypt(
            kept[:NONCE_BYTES], kept[NONCE_BYTES:], proof(f"{version}:{name}:", place)
        )
        filler = PKCS7(BLOCK_BITS).unpadder()
        return (filler.update(full) + filler.finalize()).decode()
    except (KeyError, ValueError, Error, InvalidTag) as error:
        raise Unreadable from error


def proof(start: str, place: str) -> bytes:
    return f"{start}{place}".encode()
