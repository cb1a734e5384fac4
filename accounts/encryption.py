"""Secrets at rest, under keys made from SECRET_KEY and, for reading, SECRET_KEY_FALLBACKS."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class Unreadable(Exception):
    """No present key reads this text."""


def encrypt(text):
    return keys().encrypt(text.encode()).decode()


def decrypt(text):
    try:
        return keys().decrypt(text.encode()).decode()
    except InvalidToken as error:
        raise Unreadable from error


def rotate(text):
    """The same secret, encrypted with the newest key."""
    try:
        return keys().rotate(text.encode()).decode()
    except InvalidToken as error:
        raise Unreadable from error


def keys():
    """Encrypts with the first key, reads with any."""
    return MultiFernet([Fernet(key_from(secret)) for secret in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]])


def key_from(secret):
    """A key for this purpose alone: it tells nothing of the secret that signs cookies."""
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"accounts.encryption").derive(secret.encode())
    return urlsafe_b64encode(derived)
