"""Signing in with a password, and with a code."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.factories import PASSWORD


def sign_in(client, user):
    return client.post("/accounts/login/", {"login": user.email, "password": PASSWORD}, follow=True)


def just_confirmed(client):
    """The same client, whose user has given the password again."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def code_of(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))
