"""Signing in with a password, and with a code."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.factories import PASSWORD

LOGIN = "/accounts/login/"
WRONG = "The email address or the password is not right"
NOT_THE_PASSWORD = "not the password"
MANY = "There were too many wrong attempts"


def sign_in(client, user):
    return client.post(LOGIN, {"login": user.email, "password": PASSWORD}, follow=True)


def just_confirmed(client):
    """The same client, whose user has given the password again."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def guess(client, email, password=NOT_THE_PASSWORD, **headers):
    return client.post(LOGIN, {"login": email, "password": password}, **headers)


def gets_in(client, user, **headers):
    """Whether the right password opens the account from here."""
    return guess(client, user.email, PASSWORD, **headers).status_code == 302


def code_of(secret, steps=0):
    """The code that an app shows now, or so many times 30 seconds later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))
