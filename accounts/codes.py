"""Codes of authenticator apps: each counts once, in all the time for which it would be right."""

import time
from base64 import b32decode
from datetime import timedelta
from hmac import compare_digest

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.hotp import HOTP

from accounts import attempts
from accounts.attempts import Limit

# Remembered for longer than any code is right.
SPENT = Limit("code spent", 1, timedelta(minutes=10))


def spend(secret, code):
    """Whether this right code had not been given before. Of two at the same moment one is the first."""
    return any(attempts.count(SPENT, secret, step) for step in steps_of(secret, code))


def spend_of(authenticator, code):
    """The same for somebody's second factor; recovery codes are crossed out by the library."""
    if authenticator.type != authenticator.Type.TOTP:
        return True
    return spend(get_adapter().decrypt(authenticator.data["secret"]), code)


def steps_of(secret, code):
    """The moments whose code this is. One more on either side than are right, as time goes on meanwhile.

    Digits alone count, as the library takes them. Apps sign with SHA-1 (RFC 6238).
    """
    now = int(time.time()) // app_settings.TOTP_PERIOD
    either_side = app_settings.TOTP_TOLERANCE + 1
    app = HOTP(b32decode(secret), app_settings.TOTP_DIGITS, SHA1())
    digits = "".join(filter(str.isdecimal, code))
    moments = range(now - either_side, now + either_side + 1)
    return [step for step in moments if compare_digest(app.generate(step), digits.encode())]
