"""Accounts as in a real service, where everybody needs a second factor."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from tests.factories import UserFactory


@pytest.fixture
def no_demo(settings):
    settings.DEMO = False


@pytest.fixture
def enrolled(db, no_demo):
    """A user with a second factor; `user.secret` is that of the app."""
    user = UserFactory()
    user.secret = generate_totp_secret()
    TOTP.activate(user, user.secret)
    return user
